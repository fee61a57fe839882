"""An outermost guard: when the database is away, a form's sender gets back everything that was typed."""


class KeepWhatWasTypedMiddleware:
    """Passes requests on; the guard itself is built with the submit view."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)
