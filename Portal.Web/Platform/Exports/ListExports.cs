using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Platform.Exports;

/// <summary>
/// Gives a list away as a file, with the filters of its page and without its pages. Taking it away is itself an entry, and what
/// cannot be entered is not given.
/// </summary>
public sealed class ListExports(Changes changes, TimeProvider clock)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="http">Who asks.</param>
    /// <param name="action">What is done, for the audit log: "sources.exported".</param>
    /// <param name="target">What it is a list of.</param>
    /// <param name="filters">As the page has them.</param>
    /// <param name="columns">What of each row.</param>
    /// <param name="rows">Read while they are written.</param>
    public Task<IResult> Csv<T>(HttpContext http, string action, IAudited target, object filters, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows) =>
        Noted(http, action, target, filters, () => Results.Stream(body => Exports.Csv.Write(body, columns, rows), "text/csv; charset=utf-8", FileName(action, "csv")));

    /// <param name="http">Who asks.</param>
    /// <param name="action">What is done.</param>
    /// <param name="target">What it is a list of.</param>
    /// <param name="filters">As the page has them.</param>
    /// <param name="file">What they get once it is written down.</param>
    public async Task<IResult> Noted(HttpContext http, string action, IAudited target, object filters, Func<IResult> file)
    {
        var noted = await changes.Make<Done>(http.User.AsActor(Visitor.Of(http).Address), action, (_, trail) =>
        {
            trail.Note(action, target, JsonSerializer.Serialize(filters, Json));
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, http.RequestAborted);
        return noted.Refusal is { } refusal ? Results.Problem(refusal.Message, statusCode: StatusCodes.Status403Forbidden) : file();
    }

    public string FileName(string action, string kind) => string.Create(CultureInfo.InvariantCulture, $"portal-{action.Split('.')[0]}-{clock.GetUtcNow():yyyyMMdd-HHmmss}.{kind}");
}
