vcl 4.1;

# Varnish in front of Houvast. It keeps what the API allows to be kept, for as long as the API says, and lets go of it
# by tag. Everything else (the admin, media, problems) passes through.

import std;

backend houvast {
    .host = "127.0.0.1";
    .port = "8000";
}

# Who may purge: the application, on this machine.
acl purgers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        # Who is behind a proxy on this machine is not on this machine.
        if (client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
            return (synth(403, "Not allowed"));
        }
        return (synth(700, "Purge"));
    }
    if (req.url !~ "^/(api/|sitemap)") {
        return (pass);
    }
    # The API knows no sessions: the answer is the same for all.
    unset req.http.Cookie;
    unset req.http.Authorization;
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # The order of parameters says nothing.
    set req.url = std.querysort(req.url);
    # Only what was negotiated varies by it (see Vary), and fewer spellings are fewer copies.
    if (req.http.Accept-Language) {
        set req.http.Accept-Language = std.tolower(regsuball(req.http.Accept-Language, "[ \t]", ""));
    }
    if (req.restarts == 0) {
        # Stale only as long as stale-while-revalidate says ...
        set req.grace = 60s;
    } else {
        # ... or, when we cannot be reached, as long as stale-if-error says.
        set req.grace = 1d;
    }
    return (hash);
}

sub vcl_hash {
    # One house by one name: links in its answers are relative.
    hash_data(req.url);
    return (lookup);
}

sub vcl_backend_response {
    if (beresp.status >= 500) {
        # What is kept stays: nothing may take its place that says that there is nothing.
        if (bereq.is_bgfetch) {
            return (abandon);
        }
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        set beresp.grace = 0s;
        return (deliver);
    }
    # What one client has left of its limit is not for the next.
    if (!bereq.uncacheable && beresp.http.CDN-Cache-Control) {
        unset beresp.http.RateLimit;
        unset beresp.http.RateLimit-Policy;
    }
    # RFC 9213: what is meant for caches such as this one counts before Cache-Control.
    if (beresp.http.CDN-Cache-Control ~ "max-age=\d+") {
        set beresp.ttl = std.duration(regsub(beresp.http.CDN-Cache-Control, "^.*max-age=(\d+).*$", "\1s"), 0s) - beresp.age;
        # RFC 5861. One number for both; which of the two counts is decided when it is asked for, by req.grace.
        set beresp.grace = std.duration(regsub(beresp.http.CDN-Cache-Control, "^.*stale-if-error=(\d+).*$", "\1s"), 0s);
        # Long enough to ask whether it has changed, and by then it is not served as it is.
        set beresp.keep = 1h;
    }
    if (beresp.http.Cache-Control ~ "no-store|private" || beresp.ttl <= 0s) {
        # Remembered as what is asked for each time, so that nobody waits for another's answer. Where there still was a
        # copy, it must not come back when we are down: as long as that could be.
        if (bereq.is_bgfetch || bereq.http.If-None-Match) {
            set beresp.ttl = 1d;
        } else {
            set beresp.ttl = 10s;
        }
        set beresp.uncacheable = true;
        set beresp.grace = 0s;
        set beresp.keep = 0s;
    }
    return (deliver);
}

sub vcl_backend_error {
    if (bereq.is_bgfetch) {
        return (abandon);
    }
    # The form all problems of the API have.
    set beresp.http.Content-Type = "application/problem+json";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "5";
    set beresp.http.Access-Control-Allow-Origin = "*";
    set beresp.body = {"{"type": "urn:houvast:problem:unavailable", "title": "The service is not available.", "status": 503}"};
    set beresp.status = 503;
    set beresp.ttl = 0s;
    return (deliver);
}

sub vcl_deliver {
    # Asked once more, Varnish may serve what it still has.
    if (resp.status >= 500 && req.restarts == 0 && (req.method == "GET" || req.method == "HEAD")
        && req.url ~ "^/(api/|sitemap)") {
        return (restart);
    }
    unset resp.http.Via;
    unset resp.http.X-Varnish;
    if (obj.hits > 0) {
        set resp.http.X-Cache = "hit";
    } else {
        set resp.http.X-Cache = "miss";
    }
    return (deliver);
}

# PURGE / with the tags to let go of, separated by spaces: Surrogate-Key: page:7d44… topic:nl
sub vcl_synth {
    if (resp.status == 700) {
        if (req.http.Surrogate-Key !~ "^[a-zA-Z0-9_:-]+( [a-zA-Z0-9_:-]+)*$") {
            set resp.status = 400;
            set resp.reason = "Name the tags in Surrogate-Key";
            return (deliver);
        }
        if (std.ban("obj.http.Surrogate-Key ~ (^|\s)(" + regsuball(req.http.Surrogate-Key, " ", "|") + ")(\s|$)")) {
            set resp.status = 200;
            set resp.reason = "Purged";
        } else {
            set resp.status = 500;
            set resp.reason = std.ban_error();
        }
        return (deliver);
    }
}
