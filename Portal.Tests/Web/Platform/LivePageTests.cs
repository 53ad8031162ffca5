using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Portal.Tests.Web.Platform.Logging;
using Portal.Web;

namespace Portal.Tests.Web.Platform;

public sealed class LivePageTests
{
    const string Violation = "policy violated: ";

    [Fact]
    public async Task A_page_comes_alive_under_the_policy_and_what_it_logs_names_the_circuit_and_the_person()
    {
        using var recorder = new ScopeRecorder();
        await using var portal = await RunningPortal.Start(["--Logging:LogLevel:Microsoft.AspNetCore.Components=Debug"], builder =>
        {
            builder.Services.AddSingleton<ILoggerProvider>(recorder);
            builder.Services.AddSingleton<IStartupFilter, EverybodyIsAdmin>();
            builder.Logging.AddFilter<Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider>("Microsoft", LogLevel.Warning);
        });
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync();
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        await page.AddInitScriptAsync($"document.addEventListener('securitypolicyviolation', e => console.log('{Violation}' + e.violatedDirective + ' ' + e.blockedURI));");

        var live = page.WaitForWebSocketAsync();
        var response = await page.GotoAsync(new Uri(portal.Application.Address, Urls.Home).ToString());
        await live;
        var scopes = await recorder.ScopesOf((_, scopes) => scopes.Contains("Circuit:"));

        Assert.Equal(200, response?.Status);
        Assert.Matches("Correlation:[0-9a-f]{32} Circuit:[^ ]+ Person:somebody", scopes);
        Assert.DoesNotContain(said, text => text.StartsWith(Violation, StringComparison.Ordinal));
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
