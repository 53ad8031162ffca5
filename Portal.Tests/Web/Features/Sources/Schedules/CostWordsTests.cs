using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Scheduling.Costs;
using Portal.Web.Features.Sources.Schedules;

namespace Portal.Tests.Web.Features.Sources.Schedules;

public sealed class CostWordsTests
{
    [Theory]
    [InlineData(0.5, 60, "1 request an hour of 3,600")]
    [InlineData(1, 60, "1 request an hour of 3,600")]
    [InlineData(1.2, 60, "2 requests an hour of 3,600")]
    [InlineData(5400, 60, "5,400 requests an hour of 3,600")]
    [InlineData(100, 1440, "2,400 requests a day of 3,600")]
    public void Requests_are_whole_ones_and_said_as_all_amounts_are(double hourly, int minutes, string said) =>
        Assert.Equal(said, CostWords.Say(new RequestCost(hourly, hourly * 24, new RateLimit(3600, TimeSpan.FromMinutes(minutes)))));
}
