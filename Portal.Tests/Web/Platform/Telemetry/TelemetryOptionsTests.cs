using Microsoft.Extensions.Configuration;
using Portal.Engine;
using Portal.Web;

namespace Portal.Tests.Web.Platform.Telemetry;

public sealed class TelemetryOptionsTests
{
    [Theory]
    [InlineData("MetricsToken", "short", "Portal:Telemetry:MetricsToken: is not a token.")]
    [InlineData("MetricsToken", "long enough but with spaces", "Portal:Telemetry:MetricsToken: is not a token.")]
    [InlineData("OtlpEndpoint", "collector:4317", "Portal:Telemetry:OtlpEndpoint: the value is not a full address")]
    public void A_setting_that_cannot_work_is_told_at_the_start_without_repeating_it(string key, string value, string problem)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new($"Portal:Telemetry:{key}", value)]).Build();

        var told = Assert.Single(Assert.Throws<StartProblem>(() => PortalOptions.Read(settings)).Problems);
        Assert.StartsWith(problem, told);
        Assert.DoesNotContain(value, told);
    }
}
