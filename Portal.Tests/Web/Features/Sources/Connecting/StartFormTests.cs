using Portal.Engine.Connectors.Rest.Settings;
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
}
