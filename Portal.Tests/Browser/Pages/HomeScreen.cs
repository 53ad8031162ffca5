using Microsoft.Playwright;
using Portal.Web;

namespace Portal.Tests.Browser.Pages;

/// <summary>The first page.</summary>
sealed class HomeScreen(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public Task Open() => page.GotoAsync(Urls.Home, new() { WaitUntil = WaitUntilState.NetworkIdle });
}
