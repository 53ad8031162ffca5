using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Resilience.Pipelines;
using Portal.Web;

namespace Portal.Tests.Engine.Resilience;

public sealed class ResilienceRoomTests
{
    [Fact]
    public async Task The_room_puts_together_what_the_settings_say()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:Egress:AllowedOrigins"] = "https://erp.internal, http://10.0.0.5:8080",
            ["Portal:Egress:ResponseTimeout"] = "00:10:00",
        }).Build();
        var options = PortalOptions.Read(configuration).ForEngine().Egress;
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddResilience(options).BuildServiceProvider();

        Assert.Null(services.GetRequiredService<EgressGuard>().Check(new Uri("http://10.0.0.5:8080/contacts")));
        Assert.Equal(TimeSpan.FromMinutes(10), options.Limits.Response);
        using var client = services.GetRequiredService<GuardedHttp>().Client();
        await Assert.ThrowsAsync<EgressException>(() => client.GetAsync(new Uri("http://10.0.0.5/"), TestContext.Current.CancellationToken));
        Assert.Null(services.GetRequiredService<SourcePipelines>().State("crm"));
    }

    [Fact]
    public void An_origin_that_is_none_stops_the_start_and_names_its_variable()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:Egress:AllowedOrigins:0"] = "erp.internal" }).Build();

        var problem = Assert.Single(Assert.Throws<StartProblem>(() => PortalOptions.Read(configuration)).Problems);

        Assert.Contains("\"erp.internal\" is not an origin", problem, StringComparison.Ordinal);
        Assert.Contains("Portal__Egress__AllowedOrigins", problem, StringComparison.Ordinal);
    }
}
