using Microsoft.AspNetCore.Http;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Tests.Engine.Connecting;

/// <summary>What somebody set is shown to be right, or it is said why not.</summary>
public sealed class GivenTrialTests
{
    static RestSettings Right => OwnWayApi.Settings;

    [Fact]
    public async Task What_is_right_is_shown_by_the_same_evidence_as_what_is_found()
    {
        var result = await Prove(Right);

        Assert.Equal(
            [
                (TrialTopic.Pages, true, "Pages: cursor in weiter.blatt, asked for with blatt. Page 2 starts after page 1: 100 other rows, none twice."),
                (TrialTopic.Changes, true, "Changes: asked for with stand_ab. Asked for what changed since 2026-01-03 02:00:00 UTC, 100 rows came and all changed then or later; 50 older rows of the first page stayed away."),
            ],
            result.Findings.Select(finding => (finding.About, finding.IsSure, finding.Text)));
        Assert.Equal((Right, 3), (result.Proposed, result.Requests));
    }

    /// <summary>A count that was shown to be wrong was taken out of the settings, and is not believed when they are shown again.</summary>
    [Theory]
    [InlineData("total", 250)]
    [InlineData(null, null)]
    public async Task How_much_there_is_is_believed_where_the_settings_go_by_it(string? total, int? rows)
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            var offset = ProbeHouse.Number(http, "offset", 0);
            return http.Response.WriteAsync($$"""{"items":[{{string.Join(',', Enumerable.Range(offset, 100).Select(n => $$"""{"id":{{n}},"at":"2026-01-01T00:00:00Z"}"""))}}],"total":250}""");
        });

        Assert.Equal(new ListSize(100, rows), (await Prove(probe, ProbeHouse.Things with { Paging = new() { By = PagingKind.Offset, Parameter = "offset", Total = total } })).Size);
    }

    [Theory]
    [InlineData(404, "", "Deletes: listed at gone. That could not be read. Sample CRM has nothing at this address. Check the address in the settings (404). Asked for \"/api/gone\".", false)]
    [InlineData(200, "", "Deletes: listed at gone. Nothing is listed there now, so it is not shown what that would look like.", false)]
    [InlineData(200, """{"id":7},{"id":8}""", "Deletes: listed at gone. 2 rows came, each with a key.", true)]
    [InlineData(200, """{"id":7},{"name":"Ada"}""", "Deletes: listed at gone. 2 rows came, and not each has a key.", false)]
    public async Task A_list_of_what_is_deleted_is_asked_before_a_run_meets_it(int status, string rows, string says, bool isSure)
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            if (http.Request.Path != "/api/gone") return http.Response.WriteAsync("""{"items":[{"id":1,"at":"2026-01-01T00:00:00Z"},{"id":2,"at":"2026-01-02T00:00:00Z"}]}""");
            http.Response.StatusCode = status;
            return http.Response.WriteAsync($$"""{"items":[{{rows}}]}""");
        });

        var found = (await Prove(probe, ProbeHouse.Things with { Deletes = new() { By = DeleteKind.List, Path = "gone", Records = "items" } })).Findings.Single(finding => finding.About == TrialTopic.Deletes);

        Assert.Equal(isSure, found.IsSure);
        Assert.StartsWith(says, found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_would_have_found_it()
    {
        await using var probe = await ProbeHouse.Start(OwnWayApi.Answer);

        var found = (await probe.Try(Right with { Paging = new(), Incremental = new() })).Proposed;

        Assert.Equal((PagingKind.None, IncrementalKind.None), (found.Paging.By, found.Incremental.By));
    }

    [Fact]
    public async Task Of_what_is_refused_its_reason_is_said()
    {
        var findings = (await Prove(Right with { Paging = Right.Paging with { Parameter = "page" }, Incremental = Right.Incremental with { Name = "since" } })).Findings;

        Assert.Contains(findings, finding => finding is { About: TrialTopic.Pages, IsSure: false } && finding.Text.StartsWith("Pages: cursor in weiter.blatt, asked for with page is refused. ", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding is { About: TrialTopic.Changes, IsSure: false } && finding.Text.StartsWith("Changes: asked for with since. ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"items":[{"id":1,"at":"2026-01-01T00:00:00Z"},{"id":2,"at":"2026-01-02T00:00:00Z"}],"next":"{0}"}""", "brings the same page again", "either older rows came too or none came at all")]
    [InlineData("""{"items":[{"id":1,"at":"2026-01-01T00:00:00Z"},{"id":2,"at":"2026-01-01T00:00:00Z"}]}""", "is the last one already", "do not differ in when they changed (at)")]
    public async Task What_proves_nothing_is_not_taken_for_proof(string answer, string pages, string changes)
    {
        var asked = 0;
        await using var probe = await ProbeHouse.Start(http => http.Response.WriteAsync(answer.Replace("{0}", $"page {Interlocked.Increment(ref asked)}", StringComparison.Ordinal)));
        var findings = (await Prove(probe, ProbeHouse.Things with { Paging = new() { By = PagingKind.Cursor, Parameter = "after", Next = "next" }, Incremental = new() { By = IncrementalKind.Parameter, Name = "since" } })).Findings;

        Assert.All(findings, finding => Assert.False(finding.IsSure));
        Assert.Contains(pages, findings.Single(finding => finding.About == TrialTopic.Pages).Text, StringComparison.Ordinal);
        Assert.Contains(changes, findings.Single(finding => finding.About == TrialTopic.Changes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_a_whole_pass_can_show_is_left_to_it()
    {
        var findings = (await Prove(Right with { Paging = new(), Incremental = new() { By = IncrementalKind.Token, Token = "weiter.delta" } })).Findings;

        Assert.Equal(
            ["No pages, as you set it: only these 100 rows are read.", "Changes: asked for by what stands at weiter.delta in the last answer of a pass. That is shown when one was read to its end."],
            findings.Select(finding => finding.Text));
    }

    [Fact]
    public async Task What_cannot_be_asked_at_all_is_refused()
    {
        await using var probe = await ProbeHouse.Saying("no", status: 500);

        Assert.NotNull((await probe.House.Get<Trial>().Prove(probe.Source, ProbeHouse.Things, stop: TestContext.Current.CancellationToken)).Refusal);
    }

    static async Task<TrialResult> Prove(RestSettings settings)
    {
        await using var probe = await ProbeHouse.Start(OwnWayApi.Answer);
        return await Prove(probe, settings);
    }

    static async Task<TrialResult> Prove(ProbeHouse probe, RestSettings settings) => (await probe.House.Get<Trial>().Prove(probe.Source, settings, stop: TestContext.Current.CancellationToken)).Value;
}
