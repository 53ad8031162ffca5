using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Tests.Engine.Connecting;

/// <summary>Sources that leave deleted rows out until they are asked for them, and what only seems to ask for them.</summary>
public sealed class DeletesTrialTests
{
    const int All = 100, Page = 40;

    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("include_deleted")]
    [InlineData("showDeleted")]
    [InlineData("with_trashed")]
    [InlineData("deleted")]
    [InlineData("is_deleted")]
    public async Task Deleted_rows_that_are_left_out_are_asked_for_by_the_one_name_that_brings_them(string name)
    {
        var asked = new List<IQueryCollection>();
        await using var probe = await ProbeHouse.Start(http =>
        {
            asked.Add(http.Request.Query);
            return Answer(http, row => !IsDeleted(row) || http.Request.Query[name] == "true");
        });

        var result = await probe.Try();

        var told = Sure(result);
        Assert.Equal($"Deletes: asked for with {name}, 10 rows say by deleted that they are deleted. Without it none comes that does.", told.Text);
        Assert.Equal(name, Assert.Single(result.Proposed.Parameters).Name);
        Assert.Equal((DeleteKind.Flag, "deleted"), (result.Proposed.Deletes.By, result.Proposed.Deletes.Flag));
        // Pages and changes were shown to be right with it.
        Assert.Equal((PagingKind.Cursor, "cursor", "limit", "updated_since"), (result.Proposed.Paging.By, result.Proposed.Paging.Parameter, result.Proposed.Paging.SizeParameter, result.Proposed.Incremental.Name));
        Assert.All(asked.Where(query => query.ContainsKey("cursor") || query.ContainsKey("updated_since")), query => Assert.Equal("true", query[name]));
        Assert.Contains(result.Findings, finding => finding.About == TrialTopic.Changes && finding.Text.Contains("Deleted ones came among them.", StringComparison.Ordinal));
    }

    /// <summary>What lives must still be there, or everything else would be missed.</summary>
    [Theory]
    [InlineData("showDeleted")]
    [InlineData("deleted")]
    public async Task What_brings_only_the_deleted_is_not_taken(string name)
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, row => IsDeleted(row) == (http.Request.Query[name] == "true")));

        var result = await probe.Try();

        Untold(result, "rows say by deleted whether they are deleted. None that came is, also where deleted ones were asked for");
        Assert.Empty(result.Proposed.Parameters);
        Assert.Equal("updated_since", result.Proposed.Incremental.Name);
    }

    [Fact]
    public async Task A_list_that_never_shows_what_is_deleted_claims_nothing()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, row => !IsDeleted(row)));

        var result = await probe.Try();

        Untold(result, "found only by reading everything");
        Assert.Equal(PagingKind.Cursor, result.Proposed.Paging.By);
    }

    [Fact]
    public async Task Where_the_first_page_shows_some_they_are_taken_for_it_and_nothing_is_asked()
    {
        var names = new HashSet<string>();
        await using var probe = await ProbeHouse.Start(http =>
        {
            names.UnionWith(http.Request.Query.Keys);
            return Answer(http, _ => true);
        });

        var result = await probe.Try();

        Assert.Contains(result.Findings, finding => finding is { IsSure: false, About: TrialTopic.Deletes } && finding.Text.StartsWith("Deletes: 10 rows of the first page say by deleted that they are deleted, and are taken for it.", StringComparison.Ordinal));
        Assert.Equal((DeleteKind.Flag, "deleted"), (result.Proposed.Deletes.By, result.Proposed.Deletes.Flag));
        Assert.DoesNotContain(names, DeletesTrial.Names.Contains);
    }

    /// <summary>Some APIs say that a row is deleted only of those that are.</summary>
    [Fact]
    public async Task A_field_that_only_deleted_rows_have_is_found_with_them()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, row => !IsDeleted(row) || http.Request.Query["include_deleted"] == "true", alwaysSays: false));

        var result = await probe.Try();

        Sure(result);
        Assert.Equal((DeleteKind.Flag, "deleted"), (result.Proposed.Deletes.By, result.Proposed.Deletes.Flag));
    }

    [Fact]
    public async Task Where_the_deleted_stand_before_the_living_a_larger_page_shows_both()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, row => row >= Page + 5 || http.Request.Query["include_deleted"] == "true", isDeleted: row => row < Page + 5));

        Assert.Equal("include_deleted", Assert.Single((await probe.Try()).Proposed.Parameters).Name);
    }

    [Theory]
    [InlineData("Unknown parameter. Known are limit, cursor, updated_since and with_deleted.", "with_deleted")]
    [InlineData("Unknown parameter.", "include_deleted")]
    public async Task One_that_refuses_what_it_does_not_know_is_asked_by_single_names(string says, string name)
    {
        string[] known = ["limit", "cursor", "updated_since", name];
        await using var probe = await ProbeHouse.Start(http =>
        {
            if (http.Request.Query.Keys.All(known.Contains)) return Answer(http, row => !IsDeleted(row) || http.Request.Query[name] == "true");
            http.Response.StatusCode = 400;
            return http.Response.WriteAsync(says);
        });

        var result = await probe.Try();

        Sure(result);
        Assert.Equal((name, PagingKind.Cursor, "updated_since"), (Assert.Single(result.Proposed.Parameters).Name, result.Proposed.Paging.By, result.Proposed.Incremental.Name));
    }

    /// <summary>To see what is deleted may take a right that nobody gave; that is no reason to leave the rest untried.</summary>
    [Fact]
    public async Task A_name_that_is_forbidden_ends_nothing()
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            if (!http.Request.Query.ContainsKey("include_deleted")) return Answer(http, row => !IsDeleted(row));
            http.Response.StatusCode = 403;
            return Task.CompletedTask;
        });

        var result = await probe.Try();

        Untold(result, "found only by reading everything");
        Assert.Equal((PagingKind.Cursor, "updated_since"), (result.Proposed.Paging.By, result.Proposed.Incremental.Name));
        Assert.DoesNotContain(result.Findings, finding => finding.About == TrialTopic.Stopped);
    }

    [Fact]
    public async Task Where_changes_leave_the_deleted_out_it_is_not_said_that_they_are_told()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, row => !IsDeleted(row) || (http.Request.Query["include_deleted"] == "true" && !http.Request.Query.ContainsKey("updated_since"))));

        var result = await probe.Try();

        var found = Untold(result, "left out where only changes are asked for");
        Assert.Equal(("include_deleted", "updated_since"), (Assert.Single(result.Proposed.Parameters).Name, result.Proposed.Incremental.Name));
        Assert.Equal(found, Assert.Single(result.Findings, finding => finding.About == TrialTopic.Deletes));
    }

    /// <summary>Of many changes only the newest stand on the first page.</summary>
    [Fact]
    public async Task Where_it_cannot_be_seen_whether_changes_bring_the_deleted_nothing_is_claimed()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, row => !IsDeleted(row) || (http.Request.Query["include_deleted"] == "true" && !IsForChanges(http)), livingFirst: true));

        Untold(await probe.Try(Templated), "it could not be seen whether they come where only changes are asked for");
    }

    [Fact]
    public async Task Changes_are_asked_for_from_before_one_was_deleted_on_where_none_came_before()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, row => !IsDeleted(row) || http.Request.Query["include_deleted"] == "true", livingFirst: true));

        var result = await probe.Try(Templated);

        Assert.Equal(DeleteKind.Flag, result.Proposed.Deletes.By);
        Assert.Contains(result.Findings, finding => finding is { About: TrialTopic.Changes, IsSure: true } && finding.Text.Contains("Deleted ones come where it is asked from before they were deleted on.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_set_is_looked_for_by_its_own_field_and_kept()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, row => !IsDeleted(row) || http.Request.Query["include_archived"] == "true"));
        var set = new DeleteSettings { By = DeleteKind.Flag, Flag = "state", Values = ["gone"], At = "at" };

        var shown = (await probe.Try(ProbeHouse.Things with { Deletes = set })).Proposed;

        Assert.Equal("include_archived", Assert.Single(shown.Parameters).Name);
        Assert.Equal((set.By, set.Flag, set.At), (shown.Deletes.By, shown.Deletes.Flag, shown.Deletes.At));
    }

    [Fact]
    public async Task What_another_list_is_asked_by_is_asked_first()
    {
        var names = new HashSet<string>();
        await using var probe = await ProbeHouse.Start(http =>
        {
            names.UnionWith(http.Request.Query.Keys);
            return Answer(http, row => !IsDeleted(row) || http.Request.Query["is_deleted"] == "true");
        });
        var like = new RestSettings { Parameters = [new() { Name = "is_deleted", Value = "true" }] };

        var result = (await probe.House.Get<Trial>().Run(probe.Source, ProbeHouse.Things, like, null, TestContext.Current.CancellationToken)).Value;

        Sure(result);
        Assert.Equal(["is_deleted"], names.Where(DeletesTrial.Names.Contains));
    }

    [Fact]
    public async Task What_somebody_says_of_them_is_not_said_over()
    {
        await using var probe = await ProbeHouse.Start(http => Answer(http, row => !IsDeleted(row) || http.Request.Query["include_deleted"] == "true"));

        var result = await probe.Try(ProbeHouse.Things with { Parameters = [new() { Name = "include_deleted", Value = "false" }] });

        Untold(result, "found only by reading everything");
        Assert.Equal("false", Assert.Single(result.Proposed.Parameters).Value);
    }

    static TrialFinding Sure(TrialResult result) => Assert.Single(result.Findings, finding => finding is { IsSure: true, About: TrialTopic.Deletes });

    static TrialFinding Untold(TrialResult result, string says)
    {
        Assert.Equal((DeleteKind.None, "deleted"), (result.Proposed.Deletes.By, result.Proposed.Deletes.Flag));
        var found = Assert.Single(result.Findings, finding => finding.About == TrialTopic.Deletes);
        Assert.False(found.IsSure);
        Assert.Contains(says, found.Text, StringComparison.Ordinal);
        return found;
    }

    static RestSettings Templated => ProbeHouse.Things with { Path = "things?updated_since={since}" };

    static bool IsForChanges(HttpContext http) => DateTimeOffset.TryParse(http.Request.Query["updated_since"], CultureInfo.InvariantCulture, out var since) && since > Start;

    static bool IsDeleted(int row) => row % 4 == 3;

    static Task Answer(HttpContext http, Func<int, bool> isShown, Func<int, bool>? isDeleted = null, bool alwaysSays = true, bool livingFirst = false)
    {
        isDeleted ??= IsDeleted;
        var since = DateTimeOffset.TryParse(http.Request.Query["updated_since"], CultureInfo.InvariantCulture, out var at) ? at : Start;
        var (from, size) = (ProbeHouse.Number(http, "cursor", 0), Math.Clamp(ProbeHouse.Number(http, "limit", Page), 1, All));
        var rows = Enumerable.Range(0, All).Where(row => isShown(row) && ChangedAt(row) >= since).ToArray();
        // Those that changed last first, and of these the living ones.
        if (livingFirst && IsForChanges(http)) (size, rows) = (10, [.. rows.OrderBy(row => isDeleted(row)).ThenByDescending(ChangedAt)]);
        var answer = new JsonObject { ["items"] = new JsonArray([.. rows.Skip(from).Take(size).Select(Row)]) };
        if (from + size < rows.Length) answer["next_cursor"] = $"{from + size}";
        return http.Response.WriteAsJsonAsync(answer);

        JsonObject Row(int row)
        {
            var record = new JsonObject { ["id"] = row, ["at"] = ChangedAt(row).ToString("O"), ["state"] = isDeleted(row) ? "gone" : "here" };
            if (alwaysSays || isDeleted(row)) record["deleted"] = isDeleted(row);
            return record;
        }
    }

    /// <summary>The rows do not stand in the order in which they changed.</summary>
    static DateTimeOffset ChangedAt(int row) => Start.AddHours(row * 37 % All);
}
