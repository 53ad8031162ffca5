using Portal.Tests.Running;
using Portal.Tests.Web.Doors;

namespace Portal.Tests.Browser;

public sealed class PicturesTests
{
    [Fact]
    public void Every_page_of_the_door_table_has_pictures() => Assert.Empty(Doors.Pages.Except(Pictures.All.Select(page => page.Route)));

    [Fact]
    public void The_folder_has_each_page_light_and_dark_wide_and_narrow_and_nothing_else() =>
        Assert.Equal(Pictures.All.Select(page => page.Name).SelectMany(Pictures.Files).Order(StringComparer.Ordinal), Directory.EnumerateFiles(Repository.Path("docs", "pictures")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
