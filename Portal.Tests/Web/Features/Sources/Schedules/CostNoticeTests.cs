using Bunit;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Scheduling.Costs;
using Portal.Web.Features.Sources.Schedules;
using Portal.Web.Ui;

namespace Portal.Tests.Web.Features.Sources.Schedules;

/// <summary>Where a schedule is chosen it is said what it costs, and warned before that is too much.</summary>
public sealed class CostNoticeTests : Stage
{
    [Theory]
    [InlineData(2_879, null, null)]
    [InlineData(2_880, "tone-late", "Close to the limit: 2,880 requests an hour of 3,600.")]
    [InlineData(3_600, "tone-late", "Close to the limit: 3,600 requests an hour of 3,600.")]
    [InlineData(3_601, "tone-danger", "It would not keep up: 3,601 requests an hour of 3,600.")]
    public void From_four_fifths_of_the_limit_on_it_warns_and_below_it_only_counts(double needed, string? tone, string? title)
    {
        var ahead = Show(new RequestCost(needed, needed * 24, new RateLimit(3_600, TimeSpan.FromHours(1))));

        Assert.StartsWith($"All feeds of CRM together: about {Amounts.Number((long)needed)} requests an hour of 3,600.", ahead.Find("[data-cost]").TextContent, StringComparison.Ordinal);
        var notice = ahead.FindAll(".notice").SingleOrDefault();
        Assert.Equal((tone, title), (notice?.ClassList.Single(name => name.StartsWith("tone-", StringComparison.Ordinal)), notice?.QuerySelector(".notice-title")!.TextContent));
    }

    [Fact]
    public void The_warning_says_why_it_comes_before_the_limit_and_what_to_do_beyond_it()
    {
        var limit = new RateLimit(100, TimeSpan.FromHours(1));

        Assert.StartsWith("The portal stays a tenth below what the source documents", Show(new RequestCost(90, 2_160, limit)).Find(".notice-text").TextContent, StringComparison.Ordinal);
        Assert.Contains("Let feeds run less often, or ask the source for a higher limit.", Show(new RequestCost(190, 4_560, limit)).Find(".notice-text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_source_that_documents_no_limit_nothing_is_too_much() => Assert.Empty(Show(new RequestCost(1_000_000, 24_000_000, null)).FindAll(".notice"));

    [Theory]
    [InlineData(1, false, "together: about 24 requests an hour. This list counts with 1 request a run, until its runs have shown how many they take.")]
    [InlineData(1_200, false, "together: about 24 requests an hour. This list counts with 1,200 requests a run, until its runs have shown how many they take.")]
    [InlineData(2, true, "together: at least 24 requests an hour. The source does not say how many pages this list has; it counts with two, until its first run has shown how many it takes.")]
    public void Of_a_list_that_is_to_be_started_it_is_said_with_what_it_counts(double many, bool isLeast, string says) =>
        Assert.EndsWith(says, Show(new RequestCost(24, 576, null, isLeast), new ExpectedRequests(many, isLeast)).Find("[data-cost]").TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData(true, true, 1)]
    [InlineData(true, false, 0)]
    [InlineData(false, true, 0)]
    public void That_its_minutes_are_not_known_yet_is_said_of_a_list_that_has_no_number(bool isNew, bool isShifted, int times)
    {
        var preview = new SchedulePreview("Every 15 minutes.", [DateTimeOffset.UnixEpoch], null, null, null, null, isShifted);

        var ahead = Render<ScheduleAhead>(set => set.Add(it => it.Source, "CRM").Add(it => it.Preview, preview).Add(it => it.Expected, isNew ? new ExpectedRequests(1) : null));

        Assert.Equal(times, ahead.FindAll("p").Count(said => said.TextContent.Contains("because feeds do not begin together", StringComparison.Ordinal)));
    }

    IRenderedComponent<ScheduleAhead> Show(RequestCost cost, ExpectedRequests? expected = null) =>
        Render<ScheduleAhead>(set => set.Add(it => it.Source, "CRM").Add(it => it.Expected, expected).Add(it => it.Preview, new SchedulePreview("Every minute.", [], null, null, cost, null)));
}
