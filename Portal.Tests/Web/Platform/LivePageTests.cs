using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Browser;
using Portal.Web;

namespace Portal.Tests.Web.Platform;

public sealed class LivePageTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task A_page_comes_alive_under_the_policy_and_what_it_logs_names_the_circuit_and_the_person()
    {
        var portal = await Serve(TrustingPortal.Start(adjust: builder => builder.Services.AddSingleton<IStartupFilter, EverybodyIsAdmin>()));
        var visit = await Visit(portal);

        var live = visit.Page.WaitForWebSocketAsync();
        var response = await visit.Page.GotoAsync(Urls.Home);
        await live;
        var line = await portal.Logs.Line(line => line.Scopes.Any(scope => scope.Contains("Circuit=", StringComparison.Ordinal)), Stop);

        Assert.Equal(200, response?.Status);
        Assert.Contains(line.Scopes, scope => Regex.IsMatch(scope, "^Correlation=[0-9a-f]{32}, Circuit=[^ ]+, Person=somebody$"));
        Assert.Empty(visit.Faults);
    }

    sealed class EverybodyIsAdmin : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Request.Headers[ClaimedRole.Header] = "Admin";
                return rest(http);
            });
            next(app);
        };
    }
}
