using Bunit;
using Portal.Engine.People;
using Portal.Tests.Running;
using Portal.Web.Shell;

namespace Portal.Tests.Web.Shell;

public sealed class ShortcutsTests : Stage
{
    [Theory]
    [InlineData(Role.Staff, new[] { "g h", "/", "t", "?" })]
    [InlineData(Role.Manager, new[] { "g h", "g s", "g d", "g f", "g w", "g c", "g a", "/", "t", "?" })]
    [InlineData(Role.Admin, new[] { "g h", "g s", "g d", "g f", "g w", "g k", "g c", "g p", "g o", "g a", "/", "t", "?" })]
    public void The_help_lists_what_the_role_may_use_and_the_script_has_no_other_table(Role role, string[] keys)
    {
        SignIn(role);

        var help = Render<ShortcutHelp>();

        Assert.Equal(keys, help.FindAll("[data-shortcut]").Select(entry => entry.GetAttribute("data-shortcut")));
        Assert.Equal(keys, help.FindAll("[data-shortcut]").Select(entry => string.Join(' ', entry.QuerySelectorAll("kbd").Select(key => key.TextContent))));
        Assert.Equal(keys.Length, help.FindAll("dt").Count);
    }

    [Fact]
    public void Every_entry_carries_its_deed_and_its_address()
    {
        SignIn(Role.Admin);

        var entries = Render<ShortcutHelp>().FindAll("[data-shortcut]");

        Assert.Equal(Shortcuts.All.Select(one => (one.Deed, one.Url)), entries.Select(entry => (entry.GetAttribute("data-deed")!, entry.GetAttribute("data-url"))));
    }

    [Fact]
    public void The_script_knows_every_deed_and_the_help_by_its_id()
    {
        var script = File.ReadAllText(Repository.Path("Portal.Web", "wwwroot", "js", "shortcuts.js"));

        Assert.All(Shortcuts.All, one => Assert.Matches($@"\n  {one.Deed}: ", script));
        Assert.Contains($"'{Shortcuts.HelpDialog}'", script, StringComparison.Ordinal);
    }

    [Fact]
    public void No_shortcut_begins_another_or_shares_its_keys() => Assert.All(Shortcuts.All, one =>
        Assert.Single(Shortcuts.All, other => other.Keys == one.Keys || other.Keys.StartsWith(one.Keys + " ", StringComparison.Ordinal)));

    [Fact]
    public void Every_page_of_the_sidebar_has_a_shortcut_for_the_same_people() => Assert.Equal(
        Navigation.Items.Select(item => (item.Url, item.Policy)).Order(),
        Shortcuts.All.Where(one => one.Deed == "go").Select(one => (one.Url!, one.Policy)).Order());

    [Fact]
    public void They_can_be_turned_off() => Assert.NotNull(Render<ShortcutHelp>().Find("input[data-shortcuts-on]").Id);
}
