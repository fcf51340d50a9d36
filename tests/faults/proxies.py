"""nginx as operators put it in front, on a free port and with files of its own."""

import contextlib
import subprocess
import time

from tests.faults.places import ask, free_port

PROXY = """
daemon off; master_process off; worker_processes 1; pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {cache}
  upstream aid {{ {nodes} }}
  server {{
    listen 127.0.0.1:{port};
    client_body_timeout {reading}s;
    {static}
    location / {{
      proxy_pass http://aid;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      # An answer sent twice is the same answer, so it may go to the other node.
      proxy_next_upstream error timeout non_idempotent;
      proxy_connect_timeout 2s;
      {caching}
    }}
  }}
}}
"""
STATIC = "location /static/ {{ alias {folder}/; }}"
CACHE = "proxy_cache_path {folder}/cache keys_zone=all:1m;"
CACHING = "proxy_cache all; proxy_cache_valid any 1h; add_header X-Cache $upstream_cache_status;"


@contextlib.contextmanager
def proxy(nginx, folder, ports, *, caching=False, static=None, reading_seconds=10):
    """The port of a proxy in front of these ports; it serves the static files itself, if told where they are."""
    port = free_port()
    settings = folder / "nginx.conf"
    settings.write_text(
        PROXY.format(
            folder=folder,
            port=port,
            reading=reading_seconds,
            static=STATIC.format(folder=static) if static else "",
            nodes=" ".join(
                f"server 127.0.0.1:{node} max_fails=1 fail_timeout=1s;" for node in ports
            ),
            cache=CACHE.format(folder=folder) if caching else "",
            caching=CACHING if caching else "",
        )
    )
    process = subprocess.Popen([nginx, "-c", settings], stderr=subprocess.PIPE, text=True)
    try:
        until = time.monotonic() + 20
        while True:
            with contextlib.suppress(OSError):
                ask(port, "/health/live")
                break
            assert process.poll() is None, process.stderr.read()
            assert time.monotonic() < until
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.communicate(timeout=20)
