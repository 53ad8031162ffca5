using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Tests.Engine.Connecting;

/// <summary>Traps: sources that seem to page, or to know what changed, and do not.</summary>
public sealed class TrialTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_cursor_is_proved_in_the_words_of_the_evidence()
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            var after = ProbeHouse.Number(http, "after", 0);
            return Answer(http, Rows(after, Math.Min(ProbeHouse.Number(http, "limit", 100), 250 - after)), after + 100 < 250 ? $$$""","paging":{"next":{"after":"{{{after + 100}}}"}}""" : "");
        });

        var result = await probe.Try();

        Assert.Contains(result.Findings, finding => finding is { IsSure: true, Text: "Pages: cursor in paging.next.after, asked for with after. Page 2 starts after page 1: 100 other rows, none twice." });
        Assert.Contains(result.Findings, finding => finding is { IsSure: true, About: TrialTopic.PageSize } && finding.Text.Contains("limit", StringComparison.Ordinal));
        Assert.Equal((PagingKind.Cursor, "limit", 100), (result.Proposed.Paging.By, result.Proposed.Paging.SizeParameter, result.Proposed.Paging.Size));
        Assert.Equal(new ListSize(100, null), result.Size);
    }

    [Theory]
    [InlineData(250, true, 250, 3)]
    [InlineData(250, false, null, null)]
    [InlineData(100, false, 100, 1)]
    [InlineData(80, false, 80, 1)]
    public async Task How_much_there_is_is_kept_as_the_source_says_it_or_as_it_came_where_nothing_comes_after_it(int all, bool isSaid, int? rows, int? pages)
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            var offset = ProbeHouse.Number(http, "offset", 0);
            return Answer(http, Rows(offset, Math.Clamp(all - offset, 0, ProbeHouse.Number(http, "limit", 100))), isSaid ? $$""","offset":{{offset}},"total":{{all}}""" : "");
        });

        var result = await probe.Try();

        Assert.Equal((PagingKind.Offset, rows, pages), (result.Proposed.Paging.By, result.Size?.Rows, result.Size?.Pages));
    }

    [Fact]
    public async Task Where_every_parameter_is_ignored_no_page_is_proved_and_what_it_means_is_said()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, Rows(0, 100), ""","next_cursor":"abc","total":5000"""));

        var result = await probe.Try();

        Open(result, TrialTopic.Pages, "Only the first 100 rows are read");
        Open(result, TrialTopic.Pages, "brings the same page again");
        Open(result, TrialTopic.Changes, "Every pass reads everything");
        Assert.Equal((PagingKind.None, IncrementalKind.None), (result.Proposed.Paging.By, result.Proposed.Incremental.By));
    }

    [Fact]
    public async Task Pages_that_overlap_are_not_taken()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, Rows((ProbeHouse.Number(http, "page", 1) - 1) * 60, 100), ""","page":1,"pages":9"""));

        var result = await probe.Try();

        Open(result, TrialTopic.Pages, "stood on the first page already");
        Assert.Equal(PagingKind.None, result.Proposed.Paging.By);
    }

    [Fact]
    public async Task A_next_that_leads_back_is_not_taken()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, Rows(0, 100), ""","next":"/api/things?token=1" """));

        Assert.Equal(PagingKind.None, (await probe.Try()).Proposed.Paging.By);
    }

    [Fact]
    public async Task A_total_that_lies_is_not_believed()
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            var offset = ProbeHouse.Number(http, "offset", 0);
            return Answer(http, Rows(offset, Math.Clamp(1000 - offset, 0, 100)), $$""","offset":{{offset}},"total":250""");
        });

        var result = await probe.Try();

        Assert.Equal((PagingKind.Offset, null), (result.Proposed.Paging.By, result.Proposed.Paging.Total));
        Open(result, TrialTopic.End, "more rows than it says");
        Assert.Equal((100, null), (result.Size?.Page, result.Size?.Rows));
    }

    [Fact]
    public async Task A_key_that_is_none_ends_the_trial_before_it_asks_for_more()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, string.Join(',', Enumerable.Range(0, 100).Select(n => $$"""{"id":{{n % 9}}}""")), ""));

        var result = await probe.Try(ProbeHouse.Things with { Updated = new() });

        Open(result, TrialTopic.Key, "Only 9 of 100 keys differ");
        Assert.Equal(1, result.Requests);
    }

    [Fact]
    public async Task An_API_that_refuses_what_it_does_not_know_is_asked_by_one_name_at_a_time()
    {
        string[] known = ["limit", "after", "since"];
        await using var probe = await ProbeHouse.Start(http =>
        {
            if (http.Request.Query.Keys.FirstOrDefault(key => !known.Contains(key)) is { } unknown)
            {
                http.Response.StatusCode = 400;
                return http.Response.WriteAsync($$"""{"error":"Unknown parameter. Known are limit, after and since."}""");
            }

            var (after, limit) = (ProbeHouse.Number(http, "after", 0), ProbeHouse.Number(http, "limit", 100));
            var since = DateTimeOffset.TryParse(http.Request.Query["since"], CultureInfo.InvariantCulture, out var at) ? at : Start;
            var rows = Enumerable.Range(0, 300).Where(n => Start.AddHours(n) >= since).Skip(after).Take(limit).ToArray();
            return Answer(http, string.Join(',', rows.Select(Row)), rows.Length == limit ? $$""","next":"{{after + limit}}" """ : "");
        });

        var proposed = (await probe.Try()).Proposed;

        Assert.Equal(("limit", "after", "since"), (proposed.Paging.SizeParameter, proposed.Paging.Parameter, proposed.Incremental.Name));
    }

    [Fact]
    public async Task Large_numbers_as_keys_are_told_apart()
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            var page = ProbeHouse.Number(http, "page", 1);
            return Answer(http, string.Join(',', Enumerable.Range(page * 100, page > 3 ? 0 : 100).Select(n => $$"""{"id":{{9007199254740992 + n}}}""")), $$""","page":{{page}}""");
        });

        Assert.Equal((PagingKind.Page, 1), (await probe.Try(ProbeHouse.Things with { Updated = new() })).Proposed.Paging is var paging ? (paging.By, paging.First) : default);
    }

    [Fact]
    public async Task A_source_that_says_it_is_asked_too_often_is_left_alone()
    {
        var asked = 0;
        await using var probe = await ProbeHouse.Start(http =>
        {
            if (Interlocked.Increment(ref asked) == 1) return Answer(http, Rows(0, 100), ""","next_cursor":"abc" """);
            http.Response.StatusCode = 429;
            return Task.CompletedTask;
        });

        var result = await probe.Try();

        Assert.Equal(2, result.Requests);
        Open(result, TrialTopic.Stopped, "Nothing more was asked after that");
        Open(result, TrialTopic.Pages, "Only the first 100 rows are read");
    }

    [Fact]
    public async Task A_source_that_hangs_ends_the_trial_and_what_was_found_stays()
    {
        var (asked, hangs) = (0, new TaskCompletionSource());
        await using var probe = await ProbeHouse.Start(http =>
        {
            if (Interlocked.Increment(ref asked) == 1) return Answer(http, string.Join(',', Enumerable.Range(0, 50).Select(n => $$"""{"id":{{n}},"deleted":false}""")), "");
            hangs.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        });

        var trial = probe.Try(ProbeHouse.Things with { Updated = new() });
        await hangs.Task.WaitAsync(TestContext.Current.CancellationToken);
        probe.House.Clock.Advance(Trial.Limit);

        var result = await trial;
        Assert.Contains(result.Findings, finding => finding.About == TrialTopic.Stopped);
        Assert.Equal("deleted", result.Proposed.Deletes.Flag);
    }

    [Fact]
    public async Task Whoever_waits_can_give_up()
    {
        var hangs = new TaskCompletionSource();
        await using var probe = await ProbeHouse.Start(http =>
        {
            hangs.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        });
        using var stop = new CancellationTokenSource();

        var trial = probe.House.Get<Trial>().Run(probe.Source, ProbeHouse.Things, stop: stop.Token);
        await hangs.Task.WaitAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial);
    }

    [Fact]
    public async Task What_was_set_and_not_found_stays_as_it_was_set()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, Rows(0, 100), ""));
        var set = ProbeHouse.Things with { Paging = new() { By = PagingKind.Cursor, Parameter = "mine", Next = "my.next" }, Incremental = new() { By = IncrementalKind.Parameter, Name = "my_since" } };

        var proposed = (await probe.Try(set)).Proposed;

        Assert.Equal(("mine", "my_since"), (proposed.Paging.Parameter, proposed.Incremental.Name));
    }

    /// <summary>Whatever a source answers, it is not asked more often than is said.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task It_never_asks_more_often_than_its_bound(int seed)
    {
        var dice = new Random(seed);
        await using var probe = await ProbeHouse.Start(http =>
        {
            lock (dice)
            {
                if (http.Request.Query.Count > 0 && dice.Next(6) == 0) http.Response.StatusCode = 400;
                var begin = dice.Next(3) == 0 ? dice.Next(500) : 0;
                string[] said = [""","next_cursor":"c{0}" """, ""","next":"/api/things?n={0}" """, ""","has_more":true""", ""","page":{1},"pages":7""", ""","offset":0,"total":900""", ""","total":100,"capped":true""", ""];
                return Answer(http, Rows(begin, 40 + dice.Next(60)), said[dice.Next(said.Length)].Replace("{0}", $"{dice.Next(1000)}", StringComparison.Ordinal).Replace("{1}", $"{dice.Next(2)}", StringComparison.Ordinal));
            }
        });

        await probe.Try();
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    static void Open(TrialResult result, TrialTopic about, string says) =>
        Assert.Contains(result.Findings, finding => !finding.IsSure && finding.About == about && finding.Text.Contains(says, StringComparison.Ordinal));

    static string Row(int n) => $$"""{"id":{{n}},"at":{{JsonSerializer.Serialize(Start.AddHours(n))}}}""";

    static string Rows(int first, int count) => string.Join(',', Enumerable.Range(first, Math.Max(0, count)).Select(Row));

    static Task Answer(HttpContext http, string rows, string more) => http.Response.WriteAsync($$"""{"items":[{{rows}}]{{more}}}""");
}
