using Microsoft.Playwright;
using Portal.Web;

namespace Portal.Tests.Browser.Pages;

/// <summary>The first page.</summary>
sealed class HomeScreen(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator ActionRequired => page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Action required") });

    public Task Open() => page.GotoAsync(Urls.Home, new() { WaitUntil = WaitUntilState.NetworkIdle });
}
