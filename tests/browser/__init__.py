"""The finished portal as people meet it: in a browser, from outside."""
