using Bunit;
using Portal.Engine.Resilience.Pipelines;
using Portal.Web.Features.Sources;

namespace Portal.Tests.Web.Features.Sources;

public sealed class SourceHealthTests : Stage
{
    static readonly RateLimit Hourly = new(1000, TimeSpan.FromHours(1));

    [Fact]
    public void How_much_of_the_limit_is_used_stands_there_and_since_when_if_that_is_not_all_of_the_time()
    {
        Assert.Equal("412 of the 1,000 requests that it allows in 1h are used.", Used(new RateUse(412, Hourly, Clock.GetUtcNow() - Hourly.Per)));
        Assert.StartsWith("3 of the 1,000 requests that it allows in 1h are used, counted since", Used(new RateUse(3, Hourly, Clock.GetUtcNow() - TimeSpan.FromMinutes(2))), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_source_that_documents_no_limit_nothing_is_said() => Assert.Null(Used(null));

    string? Used(RateUse? use)
    {
        var calls = new SourceState("CRM", new BreakerState(BreakerPosition.Closed, 0, null), new BudgetState(0, null, null, use), []);
        return Render<SourceHealth>(set => set.Add(it => it.Calls, calls)).FindAll("[data-used]").SingleOrDefault()?.TextContent;
    }
}
