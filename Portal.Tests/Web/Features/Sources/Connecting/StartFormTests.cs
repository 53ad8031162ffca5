using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Scheduling.Costs;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Features.Sources.Connecting;

/// <summary>Who promises more than a schedule keeps is told before it is started.</summary>
public sealed class StartFormTests
{
    [Theory]
    [InlineData(IncrementalKind.None, 2, null)]
    [InlineData(IncrementalKind.None, 1, "Up to 1m pass between two readings, so it will be older than 1m before some of them, although everything runs when it is due.")]
    [InlineData(IncrementalKind.Token, 2, null)]
    [InlineData(IncrementalKind.Parameter, 3, null)]
    [InlineData(IncrementalKind.Parameter, 2, "Up to 1m pass between two readings, and each is sure of what the source had 1m before it, so it will be older than 2m before some of them, although everything runs when it is due.")]
    public void What_is_read_every_minute_and_looks_a_minute_back_is_two_minutes_old_at_times(IncrementalKind by, int minutes, string? warning)
    {
        var form = StartForm.Of("Orders", new RestSettings { Incremental = new() { By = by } }, "UTC");
        form.Tolerance = $"{minutes}m";

        Assert.Equal(warning, form.Warning(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Where_nobody_says_how_old_it_may_be_nothing_is_told()
    {
        var form = StartForm.Of("Orders", new RestSettings(), "UTC");
        form.Tolerance = "";

        Assert.Null(form.Warning(TimeSpan.FromDays(1)));
    }

    /// <summary>What only changes are asked of costs one request a run, and what is read whole costs its pages.</summary>
    [Theory]
    [InlineData(PagingKind.Page, IncrementalKind.Parameter, false, 1_000L, 1, false)]
    [InlineData(PagingKind.Page, IncrementalKind.Parameter, true, 1_001L, 11, false)]
    [InlineData(PagingKind.Page, IncrementalKind.None, false, 1_000L, 10, false)]
    [InlineData(PagingKind.Page, IncrementalKind.None, false, null, 2, true)]
    [InlineData(PagingKind.None, IncrementalKind.None, false, 1_000L, 1, false)]
    public void What_each_run_will_ask_for_follows_from_what_the_trial_saw(PagingKind paging, IncrementalKind changes, bool sweeps, long? rows, int requests, bool isLeast)
    {
        var form = StartForm.Of("Orders", new RestSettings { Paging = new() { By = paging }, Incremental = new() { By = changes } }, "UTC");
        form.Sweeps = sweeps;
        var size = new ListSize(100, rows);

        Assert.Equal(new ExpectedRequests(requests, isLeast), form.Asks(size));
        Assert.Equal(paging == PagingKind.None || rows is null ? null : $": {rows:N0} rows in about {(rows + 99) / 100} requests", form.Begins(size));
    }

    [Theory]
    [InlineData(IncrementalKind.None, "Everything")]
    [InlineData(IncrementalKind.Parameter, "Changes")]
    public void A_feed_is_called_by_what_it_reads(IncrementalKind by, string name)
    {
        var form = StartForm.Of("Orders", new RestSettings { Incremental = new() { By = by }, Deletes = new() { By = DeleteKind.Flag, Flag = "archived" } }, "UTC");

        Assert.Equal(name, form.Read()!.Value.Feed.Name);
    }

    const string Unless = ", unless they come and say so by archived, which none has done yet";

    /// <summary>A field that might say what is deleted says nothing as long as no row was seen that does.</summary>
    [Theory]
    [InlineData(DeleteKind.None, null, IncrementalKind.None, true, true, "Everything is read each time, and what the source has no longer is removed. More than usual at once waits for approval. No pages are known: untick it unless the source gives everything at once. Otherwise rows that are deleted at the source later are not noticed.")]
    [InlineData(DeleteKind.None, null, IncrementalKind.Parameter, true, false, "rows that are deleted at the source later are not noticed.")]
    [InlineData(DeleteKind.None, "archived", IncrementalKind.None, true, true, $"rows that are deleted at the source later are not noticed{Unless}.")]
    [InlineData(DeleteKind.None, "archived", IncrementalKind.Parameter, true, false, $"rows that are deleted at the source later are not noticed{Unless}.")]
    [InlineData(DeleteKind.None, "archived", IncrementalKind.Template, false, false, $"so no pass sees everything at once, and rows that are deleted at the source later are not noticed{Unless}.")]
    [InlineData(DeleteKind.Flag, "archived", IncrementalKind.None, false, false, "The source says itself what is deleted.")]
    [InlineData(DeleteKind.Flag, "archived", IncrementalKind.Parameter, false, false, "The source says itself what is deleted.")]
    [InlineData(DeleteKind.List, null, IncrementalKind.Parameter, false, false, "The source says itself what is deleted.")]
    public void What_is_gone_is_offered_to_be_removed_where_nothing_was_seen_to_tell_it(DeleteKind by, string? flag, IncrementalKind changes, bool can, bool does, string help)
    {
        var form = StartForm.Of("Orders", new RestSettings { Path = changes == IncrementalKind.Template ? "orders?after={since}" : "orders", Incremental = new() { By = changes }, Deletes = new() { By = by, Flag = flag } }, "UTC");

        Assert.Equal((can, does, !can && by != DeleteKind.None), (form.CanSweep, form.Sweeps, form.TellsDeletes));
        Assert.EndsWith(help, form.SweepHelp, StringComparison.Ordinal);
    }
}
