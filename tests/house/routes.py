"""Who may open what: every address of the portal is declared here, or the matrix fails.

A line is (name or glob, who); the first that fits counts. Add yours above the glob that would catch it. `who` opens the
address with a GET; everybody else is refused with GET and POST alike. An address that only takes a POST, or whose object
does not exist in the matrix's small world, is named in UNOPENED as well: nobody may see anything there with a GET.
"""

CE, YE, MO, GO, TR, JU, RE, AD = (
    "communications_editor", "youth_editor", "moderator", "grants_officer", "translator", "juror", "reviewer",
    "administrator",
)  # fmt: skip
ANONYMOUS = "anonymous"
TWIN = "twin"  # a grants officer, to whom the ideas desk's things are foreign
HELPER = "helper"  # a communications editor who was given one form of the ideas desk
STAFF = {CE, YE, MO, GO, TR, JU, RE, AD, TWIN, HELPER}
EVERYBODY = STAFF | {ANONYMOUS}
NOBODY: set[str] = set()
CONTENT = {CE, AD, HELPER}
WRITERS = STAFF - {MO, JU, RE}  # whoever works on some page
LIBRARY = WRITERS - {TR}
DESKS = {MO, GO, TWIN}
WORKERS = DESKS | {HELPER}
ORGANISERS = {CE, HELPER, GO, TWIN}  # of sealed entries: they prepare and open, and never judge

ROUTES: tuple[tuple[str, set[str]], ...] = (
    # --- the inbox and what belongs to it -------------------------------------------------------------------------
    ("inbox:export_job", {MO, GO}),  # one's own; the twin's would be another
    ("inbox:export_file", {MO, GO}),
    ("inbox:export", DESKS),
    ("inbox:exports", DESKS),
    ("inbox:form_access", DESKS),
    ("inbox:take_back", DESKS),
    ("inbox:new", DESKS),
    ("inbox:enter", DESKS),
    ("inbox:erase", DESKS),
    ("inbox:paper", DESKS),
    ("inbox:index", WORKERS),
    ("inbox:results", WORKERS),
    ("inbox:letters", WORKERS),
    ("inbox:case", WORKERS),
    ("inbox:related", WORKERS),
    ("inbox:past", WORKERS),
    ("inbox:attachment", WORKERS),
    ("inbox:clean_copy", WORKERS),
    ("inbox:thumbnail", WORKERS),
    ("inbox:here", WORKERS),  # says that one has it open
    ("inbox:keep", WORKERS),
    ("inbox:drop", WORKERS),
    ("inbox:*", DESKS),  # what changes a case
    ("registers:index", WORKERS),
    ("registers:register", WORKERS),
    ("registers:*", DESKS),
    ("law_report:*", CONTENT),
    ("applications:*", {GO, TWIN}),
    ("sealed:index", ORGANISERS | {JU}),
    ("sealed:file", ORGANISERS | {JU}),
    *((f"sealed:{name}", {JU}) for name in ("jury", "promise", "sign", "sheet", "conflict")),
    ("sealed:*", ORGANISERS),
    ("grants:index", {GO, TWIN, RE}),
    *((f"grants:{name}", {RE}) for name in ("desk", "declare", "interests", "sheet", "recuse", "file", "again_sheet", "again_back", "again_file")),
    ("grants:*", {GO, TWIN}),
    ("rules:*", DESKS),
    ("reply_templates:*", DESKS),
    ("polls:*", {CE, HELPER}),
    ("rounds:*", DESKS),
    ("contestations:*", DESKS),
    ("speaking:*", {MO}),
    ("form_pages:clone", CONTENT | {GO, TWIN}),
    ("form_pages:*", CONTENT | DESKS),
    # --- pages --------------------------------------------------------------------------------------------------------
    ("wagtailadmin_pages:choose_parent", STAFF),
    ("wagtailadmin_pages:confirm_workflow_cancellation", STAFF),  # an empty question about a page without workflow
    ("wagtailadmin_pages:revisions_index", STAFF),  # leads to the history, which asks
    ("wagtailadmin_pages:type_use*", WRITERS),
    ("wagtailadmin_pages:search*", WRITERS),
    ("wagtailadmin_pages:*", CONTENT),
    ("admin/pages/workflow/action/*", CONTENT),
    ("wagtailadmin_explore*", WRITERS),
    ("wagtailadmin_api:pages:listing", STAFF),
    ("wagtailadmin_api:pages:*", CONTENT),
    ("wagtailadmin_api:*", STAFF),
    ("wagtailadmin_choose_page*", STAFF),
    ("wagtail_bulk_action", STAFF),  # each action asks for its own; see the tests of bulk actions
    ("wagtailadmin_tag_*", STAFF),
    ("wagtailadmin_editing_sessions:*", STAFF),
    ("wagtailadmin_block_preview", STAFF),
    ("wagtail_localize:javascript_catalog", EVERYBODY),
    ("wagtail_localize:translations_report*", STAFF),  # leads to our own report, which asks
    ("wagtail_localize:*", CONTENT | {TR}),
    ("admin/localize/jsi18n/", EVERYBODY),
    ("admin/localize/reports/*", STAFF),
    ("admin/localize/*", CONTENT | {TR}),
    ("translation_state*", WRITERS),
    ("editors_guide", STAFF),
    ("guide_page", STAFF),
    ("admin/ghid/img/*", STAFF),
    # --- library, vocabularies, settings ------------------------------------------------------------------------------
    ("wagtaildocs:index*", LIBRARY),
    ("wagtaildocs:add", LIBRARY),
    ("wagtaildocs:add_multiple", LIBRARY),
    ("wagtaildocs:*", CONTENT),
    ("versions:index", LIBRARY),
    ("versions:add", LIBRARY),
    ("versions:*", CONTENT),
    ("wagtailimages:index*", LIBRARY),
    ("wagtailimages:add", LIBRARY),
    ("wagtailimages:add_multiple", LIBRARY),
    ("wagtailimages:*", CONTENT),
    ("wagtail*_chooser:chosen", WRITERS),
    ("wagtail*_chooser:create", LIBRARY),
    ("wagtail*_chooser:*", STAFF),
    ("wagtailsnippetchoosers_*:create", CONTENT),
    ("wagtailsnippetchoosers_*", STAFF),
    ("wagtailsnippets_*:delete", {AD}),
    ("wagtailsnippets_*", CONTENT),
    ("wagtailsnippets:index", NOBODY),
    ("wagtailadmin_collections:*", {AD}),
    ("wagtailredirects:*", {AD}),
    ("wagtailsettings:*", CONTENT),
    ("wagtailusers_users:*", {AD}),
    ("wagtailusers_groups:*", NOBODY),
    ("wagtailsites:*", NOBODY),
    ("wagtaillocales:*", NOBODY),
    ("wagtailadmin_workflows:task_chooser*", STAFF),
    ("wagtailadmin_workflows:*", NOBODY),
    ("wagtailforms:index*", WRITERS),  # an empty list: the inbox is the only one
    ("wagtailforms:*", NOBODY),
    ("wagtailembeds:*", STAFF),
    ("wagtailadmin_reports:locked_pages*", CONTENT),
    ("wagtailadmin_reports:site_history*", STAFF),  # names what one may see; submissions by reference only
    ("wagtailadmin_reports:*", WRITERS),
    # --- one's own account --------------------------------------------------------------------------------------------
    ("wagtailadmin_home", STAFF),
    ("wagtailadmin_account", STAFF),
    ("wagtailadmin_dismissibles", STAFF),
    ("wagtailadmin_error_test", STAFF),
    ("wagtailadmin_logout", EVERYBODY),
    ("wagtailadmin_javascript_catalog", EVERYBODY),
    ("wagtailadmin_sprite", EVERYBODY),
    ("wagtailadmin_login", {ANONYMOUS}),
    ("wagtailadmin_password_reset*", NOBODY),
    ("admin/test404/", STAFF),
    ("admin/jsi18n/", EVERYBODY),
    ("admin/^.*/$", NOBODY),
    ("staff_login", EVERYBODY),
    ("staff_logout", EVERYBODY),
    ("account_login", {ANONYMOUS}),
    ("account_signup", {ANONYMOUS}),  # says that there is none
    ("account_home", STAFF),
    ("account_reauthenticate", STAFF),
    ("account_change_password", STAFF),
    ("account_confirm_email", EVERYBODY),
    ("account_inactive", EVERYBODY),
    ("account_reset_password*", EVERYBODY),
    ("account_logout", EVERYBODY),
    ("account_confirm_login_code", EVERYBODY),
    ("account_*", NOBODY),
    ("cont/*", NOBODY),
    ("mfa_authenticate", EVERYBODY),
    ("mfa_*", STAFF),
    # --- the public site: what a secret opens, its secret opens; see the tests of each --------------------------------
    *((name, EVERYBODY) for name in (
        "sitemap", "robots", "city_outline", "search", "style_guide", "share_image", "labels", "topic", "neighbourhood", "goal", "calendar",
        *(f"{kind}_{file}" for kind in ("topic", "neighbourhood", "goal") for file in ("rss", "calendar")),
        "document", "document_version", "document_changes", "applicants_guide", "applicants_guide_picture",
        "serve_page", "wagtail_serve", "wagtaildocs_serve", "wagtaildocs_authenticate_with_password", "media/images/*",
        "demo_mailbox:*", "blank_form*", "submit", "draft", "draft_*", "resume_draft", "copy_typed", "similar", "receipt", "receipt_*", "verify",
        "case", "case_*", "team_enter", "team_member", "own_door", "own_code", "own_applications", "confirm_email", "follow", "follow_asked", "followed", "unfollow", "vote", "vote_asked", "voted",
        "board", "poll", "poll_results", "sealed_entry", "sealed_receipt", "sealed_withdraw", "sealed_ranking", "sealed_ranking_csv", "round", "contestation", "speak", "speak_asked", "speaker", "wagtailcore_authenticate_with_password", "wagtailcore_login", "eligibility", "grant_results", "grant_results_file", "grant_project", "grant_awards", "grant_awards_file",
    )),
)  # fmt: skip

# Nothing is shown with a GET: only a POST is taken, or what it is about does not exist in the matrix's small world.
UNOPENED = (
    "inbox:take_back", "inbox:send_again", "inbox:keep", "inbox:drop", "inbox:save", "inbox:answer", "inbox:click",
    "inbox:announce", "inbox:write", "inbox:hand_over", "inbox:hand_back", "inbox:merge", "inbox:unmerge", "inbox:reveal",
    "inbox:here", "sealed:do", "sealed:add_seat", "sealed:promise", "sealed:sign", "sealed:conflict", "sealed:identities", "sealed:name",
    "sealed_entry", "sealed_receipt", "sealed_withdraw", "sealed_ranking", "sealed_ranking_csv", "registers:register", "registers:together", "registers:tell", "registers:spoken", "law_report:publish", "law_report:withdraw", "polls:open", "polls:extend", "polls:close", "polls:recount", "rounds:collect", "rounds:release", "form_pages:extend", "form_pages:test", "form_pages:delete_tests", "wagtail_bulk_action", "grants:form_committee", "grants:ask", "grants:admit", "grants:answered", "grants:do", "grants:late", "grants:add_seat", "grants:minutes", "grants:declare", "grants:interests", "grants:recuse", "grants:file", "grants:contested", "grants:letters", "grants:freed", "grants:change", "grants:again_back", "grants:again_file",
    "grants:invite", "grants:contract_do", "grants:payee", "grants:add_instalment", "grants:instalment", "grants:report_do", "grants:summary",
    "wagtailadmin_api:*:find", "wagtailadmin_api:pages:action", "wagtailadmin_pages:convert_alias",
    "wagtailadmin_pages:workflow_*", "admin/pages/workflow/action/*", "wagtailadmin_pages:collect_workflow_action_data",
    "wagtailadmin_pages:lock", "wagtailadmin_pages:unlock", "wagtailadmin_tag_model_autocomplete", "wagtailadmin_editing_sessions:*",
    "wagtailadmin_block_preview", "wagtailadmin_collections:edit", "wagtailadmin_collections:delete",
    "wagtail_localize:submit_snippet_translation", "wagtail_localize:*update_translations",
    "wagtail_localize:edit_*", "wagtail_localize:*pofile", "wagtail_localize:machine_translate",
    "wagtail_localize:preview_translation", "wagtail_localize:stop_translation", "wagtail_localize:convert_to_alias",
    "wagtail_localize:snippets_api_*", "admin/localize/update/*", "admin/localize/translate/*", "admin/localize/page/*",
    "admin/ghid/img/*", "guide_page", "wagtailredirects:edit", "wagtailredirects:delete", "wagtailredirects:process_import",
    "wagtailsettings:preview_on_edit", "wagtail*:*_multiple", "wagtail*:create_multiple_*",
    "document", "document_version", "document_changes", "applicants_guide_picture", "wagtailimages:url_generator*", "wagtailsnippets_*", "wagtailsnippetchoosers_*:chosen", "mfa_*",
    "account_confirm_login_code", "wagtailadmin_login", "staff_login", "wagtailadmin_error_test", "media/images/*",
    "wagtailcore_*", "share_image", "city_outline", "neighbourhood", "neighbourhood_*", "goal", "goal_*", "submit", "draft", "draft_*", "resume_draft", "copy_typed", "similar",
    "receipt", "receipt_*", "case_enter", "case", "case_withdraw", "case_data", "case_erase", "confirm_email", "followed",
    "unfollow", "vote", "vote_asked", "voted", "poll", "poll_results", "round", "contestation", "board", "speak", "speak_asked", "speaker", "speaking:questions", "speaking:question", "speaking:evening", "speaking:act", "speaking:add", "speaking:print", "wagtailadmin_workflows:task_chosen", "blank_form*", "case_again", "case_team", "case_paper", "team_enter", "team_member", "own_applications", "eligibility", "grant_results", "grant_results_file", "grant_project", "grant_awards_file", "case_contract", "case_payee", "case_decline", "case_report",
)  # fmt: skip

# Signing out ends the walk, and this one raises on purpose.
NOT_WALKED = ("*logout", "wagtailadmin_error_test")
