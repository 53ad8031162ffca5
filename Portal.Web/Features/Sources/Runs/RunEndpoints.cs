using System.Globalization;
using System.Text;
using Portal.Engine.Sync.Runs;
using Portal.Web.Platform;

namespace Portal.Web.Features.Sources.Runs;

/// <summary>The log of a run as a text, to be sent to somebody.</summary>
static class RunEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Urls.RunLogRoute, Log).RequireAuthorization(Policies.Manager);

    static async Task<IResult> Log(long id, RunBook book, CancellationToken stop)
    {
        if (await book.Find(id, stop) is not { } run) return Results.NotFound();
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Run {run.Id} of feed {run.FeedId}: {RunWords.State(run.State).Text}, begun {At(run.StartedAt)}, {RunWords.Why(run)}");
        if (run.EndedAt is { } ended) text.AppendLine(CultureInfo.InvariantCulture, $"Ended {At(ended)}, {RunWords.Say(RunWords.Counts(run))}");
        text.AppendLine();
        foreach (var line in await book.Lines(id, stop)) text.AppendLine(CultureInfo.InvariantCulture, $"{At(line.At)} {(line.IsTrouble ? "! " : "  ")}{line.Text}");
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/plain; charset=utf-8", $"portal-run-{run.Id}.txt");
    }

    static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
