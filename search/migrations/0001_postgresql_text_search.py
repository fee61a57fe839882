"""What search needs of PostgreSQL: extensions, one stemming configuration per language, two indexes. No models."""

from django.db import migrations

TABLE = "wagtailsearch_indexentry"
CONFIGURATIONS = {"ro_unaccent": "romanian", "en_unaccent": "english", "simple_unaccent": "simple"}

F_UNACCENT = """
    CREATE OR REPLACE FUNCTION f_unaccent(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
    $func$ SELECT public.unaccent('public.unaccent', $1) $func$
"""
INDEXES = (
    # Wagtail asks for `title || body`, which its own indexes of title and of body cannot answer.
    f"CREATE INDEX IF NOT EXISTS search_title_body_gin ON {TABLE} USING gin ((title || body))",
    # For suggestions when nothing is found; the name is that of Wagtail's own optional index.
    "CREATE INDEX IF NOT EXISTS modelsearch_title_text_unaccent_trgm "
    f"ON {TABLE} USING gin (f_unaccent(title_text) gin_trgm_ops)",
)


def prepare(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute(F_UNACCENT)
        for name, base in CONFIGURATIONS.items():
            cursor.execute("SELECT 1 FROM pg_ts_config WHERE cfgname = %s", [name])
            if cursor.fetchone():
                continue
            stem = f"{base}_stem" if base != "simple" else "simple"
            cursor.execute(f"CREATE TEXT SEARCH CONFIGURATION {name} (COPY = {base})")
            cursor.execute(
                f"ALTER TEXT SEARCH CONFIGURATION {name} "
                f"ALTER MAPPING FOR hword, hword_part, word, numword WITH unaccent, {stem}"
            )
        for statement in INDEXES:
            cursor.execute(statement)


def undo(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS search_title_body_gin, modelsearch_title_text_unaccent_trgm")
        for name in CONFIGURATIONS:
            cursor.execute(f"DROP TEXT SEARCH CONFIGURATION IF EXISTS {name}")


class Migration(migrations.Migration):
    dependencies = [("wagtailsearch", "0010_add_text_fields")]

    operations = [migrations.RunPython(prepare, undo)]
