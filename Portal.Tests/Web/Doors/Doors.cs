using System.Net;
using Portal.Web;
using static Portal.Tests.Web.Doors.Answer;

namespace Portal.Tests.Web.Doors;

/// <summary>The one table of who may come in where. A route that is not in it fails a test.</summary>
static class Doors
{
    public static readonly Door[] Table =
    [
        new("GET /health/live", "/health/live", Open, Open, Open, Open),
        new("GET /health/ready", "/health/ready", Open, Open, Open, Open),
        new("GET /metrics", "/metrics", Open, Open, Open, Open),
        // Agents alone, and none of these is one.
        new("GET /api/v1/me", "/api/v1/me", Closed, Closed, Closed, Closed),
        new("GET /api/v1/workflows", "/api/v1/workflows", Closed, Closed, Closed, Closed),
        new("GET /api/v1/workflows/{name}/gate", "/api/v1/workflows/churn-watch/gate", Closed, Closed, Closed, Closed),
        new("POST /api/v1/workflows/{name}/triggers", "/api/v1/workflows/churn-watch/triggers", Closed, Closed, Closed, Closed),
        new("GET /api/v1/workflows/{name}/triggers", "/api/v1/workflows/churn-watch/triggers", Closed, Closed, Closed, Closed),
        new("DELETE /api/v1/workflows/{name}/triggers/{id}", "/api/v1/workflows/churn-watch/triggers/1", Closed, Closed, Closed, Closed),
        new("GET /api/v1/freshness", "/api/v1/freshness", Closed, Closed, Closed, Closed),
        new("GET /{**path:file}", "/no-such-file.txt", Answer.SignIn, Nothing, Nothing, Nothing),
        new("POST /sign-out", "/sign-out", LedOn, Improper, Improper, Improper),
        new("GET /sign-in/with/{scheme}", "/sign-in/with/nobody", Nothing, Nothing, Nothing, Nothing),
        new("GET /sign-in/done", "/sign-in/done", LedOn, LedOn, LedOn, LedOn),
        new("GET /audit/export", "/audit/export?format=csv", Answer.SignIn, Closed, Open, Open),
        new("GET /_framework/opaque-redirect", "/_framework/opaque-redirect", Answer.SignIn, Improper, Improper, Improper),
        new("GET /error", "/error", Nothing, Nothing, Nothing, Nothing),
        new("POST /error", "/error", Improper, Improper, Improper, Improper),
        new("GET /forbidden", "/forbidden", Closed, Closed, Closed, Closed),
        new("POST /forbidden", "/forbidden", Improper, Improper, Improper, Improper),
        new("GET /not-found", "/not-found", Nothing, Nothing, Nothing, Nothing),
        new("POST /not-found", "/not-found", Improper, Improper, Improper, Improper),
        new("GET /problem/{Code:int}", "/problem/404", Nothing, Nothing, Nothing, Nothing),
        new("POST /problem/{Code:int}", "/problem/404", Improper, Improper, Improper, Improper),
        new("GET /account", "/account", Answer.SignIn, Open, Open, Open),
        new("POST /account", "/account", Closed, Improper, Improper, Improper),
        new("GET /join", "/join", Open, Open, Open, Open),
        new("POST /join", "/join", Improper, Improper, Improper, Improper),
        new("GET /setup", "/setup", LedOn, LedOn, LedOn, LedOn),
        new("POST /setup", "/setup", Improper, Improper, Improper, Improper),
        new("GET /sign-in", "/sign-in", Open, LedOn, LedOn, LedOn),
        new("POST /sign-in", "/sign-in", Improper, Improper, Improper, Improper),
        new("GET /people", "/people", Answer.SignIn, Closed, Closed, Open),
        new("POST /people", "/people", Closed, Closed, Closed, Improper),
        new("GET /", "/", Answer.SignIn, Open, Open, Open),
        new("POST /", "/", Closed, Improper, Improper, Improper),
        new("GET /workflows", "/workflows", Answer.SignIn, Closed, Open, Open),
        new("POST /workflows", "/workflows", Closed, Closed, Improper, Improper),
        new("GET /workflows/new", "/workflows/new", Answer.SignIn, Closed, Closed, Open),
        new("POST /workflows/new", "/workflows/new", Closed, Closed, Closed, Improper),
        new("GET /workflows/{Name}", "/workflows/churn-watch", Answer.SignIn, Closed, Nothing, Nothing),
        new("POST /workflows/{Name}", "/workflows/churn-watch", Closed, Closed, Improper, Improper),
        new("GET /workflows/{Name}/change", "/workflows/churn-watch/change", Answer.SignIn, Closed, Closed, Nothing),
        new("POST /workflows/{Name}/change", "/workflows/churn-watch/change", Closed, Closed, Closed, Improper),
        new("GET /agents", "/agents", Answer.SignIn, Closed, Closed, Open),
        new("POST /agents", "/agents", Closed, Closed, Closed, Improper),
        new("GET /agents/new", "/agents/new", Answer.SignIn, Closed, Closed, Open),
        new("POST /agents/new", "/agents/new", Closed, Closed, Closed, Improper),
        new("GET /agents/{Id:long}", "/agents/1", Answer.SignIn, Closed, Closed, Nothing),
        new("POST /agents/{Id:long}", "/agents/1", Closed, Closed, Closed, Improper),
        new("GET /agents/{Id:long}/change", "/agents/1/change", Answer.SignIn, Closed, Closed, Nothing),
        new("POST /agents/{Id:long}/change", "/agents/1/change", Closed, Closed, Closed, Improper),
        new("GET /sources", "/sources", Answer.SignIn, Closed, Open, Open),
        new("POST /sources", "/sources", Closed, Closed, Improper, Improper),
        // There is none of these, and only those who might see one are told so.
        new("GET /sources/{Id:long}", "/sources/1", Answer.SignIn, Closed, Nothing, Nothing),
        new("POST /sources/{Id:long}", "/sources/1", Closed, Closed, Improper, Improper),
        new("GET /sources/{Id:long}/feeds/{FeedId:long}/runs", "/sources/1/feeds/1/runs", Answer.SignIn, Closed, Nothing, Nothing),
        new("POST /sources/{Id:long}/feeds/{FeedId:long}/runs", "/sources/1/feeds/1/runs", Closed, Closed, Improper, Improper),
        new("GET /sources/{Id:long}/streams/{StreamId:long}/records", "/sources/1/streams/1/records", Answer.SignIn, Closed, Nothing, Nothing),
        new("POST /sources/{Id:long}/streams/{StreamId:long}/records", "/sources/1/streams/1/records", Closed, Closed, Improper, Improper),
        new("GET /sources/{Id:long}/streams/{StreamId:long}/record", "/sources/1/streams/1/record?key=1", Answer.SignIn, Closed, Nothing, Nothing),
        new("POST /sources/{Id:long}/streams/{StreamId:long}/record", "/sources/1/streams/1/record?key=1", Closed, Closed, Improper, Improper),
        new("GET /runs/{Id:long}", "/runs/1", Answer.SignIn, Closed, Nothing, Nothing),
        new("POST /runs/{Id:long}", "/runs/1", Closed, Closed, Improper, Improper),
        new("GET /runs/{id:long}/log", "/runs/1/log", Answer.SignIn, Closed, Nothing, Nothing),
        new("GET /freshness", "/freshness", Answer.SignIn, Closed, Open, Open),
        new("POST /freshness", "/freshness", Closed, Closed, Improper, Improper),
        new("GET /freshness/{Id:long}", "/freshness/1", Answer.SignIn, Closed, Nothing, Nothing),
        new("POST /freshness/{Id:long}", "/freshness/1", Closed, Closed, Improper, Improper),
        new("GET /calendars", "/calendars", Answer.SignIn, Closed, Open, Open),
        new("POST /calendars", "/calendars", Closed, Closed, Improper, Improper),
        new("GET /audit", "/audit", Answer.SignIn, Closed, Open, Open),
        new("POST /audit", "/audit", Closed, Closed, Improper, Improper),
        new("ANY /_blazor/negotiate", "/_blazor/negotiate", Answer.SignIn, WrongMethod, WrongMethod, WrongMethod),
        new("ANY /_blazor", "/_blazor", Answer.SignIn, Improper, Improper, Improper),
        new("ANY /_blazor/disconnect/", "/_blazor/disconnect/", Answer.SignIn, WrongMethod, WrongMethod, WrongMethod),
        new("ANY /_blazor/initializers/", "/_blazor/initializers/", Answer.SignIn, Open, Open, Open),
    ];

    public static Answer Read(HttpResponseMessage answer) => answer.StatusCode switch
    {
        _ when answer.IsSuccessStatusCode => Open,
        HttpStatusCode.Redirect or HttpStatusCode.SeeOther => answer.Headers.Location is { } to && PathOf(to).StartsWith($"{Urls.SignIn}?returnUrl=", StringComparison.Ordinal) ? Answer.SignIn : LedOn,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Closed,
        HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType => Improper,
        HttpStatusCode.NotFound => Nothing,
        HttpStatusCode.MethodNotAllowed => WrongMethod,
        _ => Strange,
    };

    static string PathOf(Uri location) => location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
}
