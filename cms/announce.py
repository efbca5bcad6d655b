"""Says "ready" when the server that `make demo` started really answers. Used by the Makefile alone."""

import sys
import time
from http.client import HTTPConnection

PATIENCE_SECONDS = 60


def answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def main(port: int) -> int:
    end = time.monotonic() + PATIENCE_SECONDS
    while not answers(port):
        if time.monotonic() > end:
            sys.stderr.write(f"Houvast does not answer on port {port}; see the lines above.\n")
            return 1
        time.sleep(0.2)
    home = f"http://localhost:{port}"
    sys.stdout.write(
        f"\n  Houvast     {home}/\n  Admin       {home}/admin/\n  API         {home}/api/v1/\n\n"
        "ready (Ctrl-C stops it)\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
