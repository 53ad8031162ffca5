using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Persistence;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Features.Sources.Runs;

namespace Portal.Tests.Web.Features.Sources.Runs;

/// <summary>The log of a run as a file, to be sent to whoever can help.</summary>
public sealed class RunLogTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_offered_as_a_text_with_every_line_in_its_order_however_many_there_are()
    {
        await using var portal = await PortalUnderTest.Start(settings: ConnectedPortal.Settings);
        await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        await connected.Fail("Contacts");
        var book = portal.Services.GetRequiredService<RunBook>();
        var run = (await book.Of(connected.Feed("Contacts"), 0, 10, Stop)).First(one => one.Trigger == RunTrigger.Person);
        var own = (await book.Lines(run.Id, Stop)).Count;
        await Add(portal, run, RunScene.MostLines + 1);
        using var ada = new Guest(portal);
        await ada.SignIn("ada@example.com");

        using var answer = await ada.Get(Urls.RunLog(run.Id));

        Assert.Equal((HttpStatusCode.OK, "text/plain; charset=utf-8"), (answer.StatusCode, $"{answer.Content.Headers.ContentType}"));
        Assert.Equal(("attachment", $"portal-run-{run.Id}.txt"), answer.Content.Headers.ContentDisposition is { } offered ? (offered.DispositionType, offered.FileName) : default);
        var lines = (await answer.Content.ReadAsStringAsync(Stop)).TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal($"Run {run.Id} of feed {run.FeedId}: Failed, begun {At(run.StartedAt)}, Ada asked for it", lines[0]);
        Assert.StartsWith($"Ended {At(run.EndedAt!.Value)}, ", lines[1], StringComparison.Ordinal);
        Assert.Equal("", lines[2]);
        var told = await book.Lines(run.Id, Stop);
        Assert.Equal(told.Select(line => $"{At(line.At)} {(line.IsTrouble ? "!" : " ")} {line.Text}"), lines[3..]);
        Assert.Contains(told.Take(own), line => line.IsTrouble);
        Assert.Equal(["Said 1", $"Said {RunScene.MostLines + 1}"], new[] { lines[3 + own], lines[^1] }.Select(line => line[(line.IndexOf('Z', StringComparison.Ordinal) + 4)..]));

        // The page has the last of them, and leads to the file for the rest.
        var page = await ada.Read(Urls.Run(run.Id));
        Assert.Contains($"href=\"{Urls.RunLog(run.Id)}\"", page, StringComparison.Ordinal);
        Assert.Contains($">Said {RunScene.MostLines + 1}<", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">Said 1<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_run_that_there_is_not_there_is_no_file()
    {
        await using var portal = await PortalUnderTest.Start();
        await portal.FirstAdmin();
        using var ada = new Guest(portal);
        await ada.SignIn("ada@example.com");

        Assert.Equal(HttpStatusCode.NotFound, (await ada.Get(Urls.RunLog(7))).StatusCode);
    }

    static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    static Task<int> Add(PortalUnderTest portal, Run run, int many) => portal.Services.GetRequiredService<IDatabase>().Write(async db =>
    {
        db.AddRange(Enumerable.Range(1, many).Select(number => new RunLine { RunId = run.Id, At = run.EndedAt!.Value, IsTrouble = false, Text = $"Said {number}" }));
        return await db.SaveChangesAsync(Stop);
    }, WritePriority.Program, Stop);
}
