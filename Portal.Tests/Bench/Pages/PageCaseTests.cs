using System.Text.RegularExpressions;
using Portal.Tests.Web.Doors;
using Portal.Web;

namespace Portal.Tests.Bench.Pages;

public sealed partial class PageCaseTests
{
    /// <summary>A page that is added is measured too.</summary>
    [Fact]
    public void Every_page_behind_the_door_is_measured()
    {
        // Who stands before it does so once a day, and what is forbidden holds nothing.
        string[] outside = [Urls.Setup, Urls.SignIn, Urls.Join, Urls.Forbidden];
        var measured = PageCase.All(new Places(1, 2, 3, 4, 5, 6, "workflow", 7)).Select(page => page.Url.Split('?')[0]).ToArray();
        Assert.All(Doors.Pages.Except(outside), route => Assert.Contains(measured, url => Regex.IsMatch(url, $"^{Part().Replace(route, "[^/]+")}$")));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Part();
}
