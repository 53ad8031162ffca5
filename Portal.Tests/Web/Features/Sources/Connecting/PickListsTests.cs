using AngleSharp.Dom;
using Bunit;
using Portal.Engine.Connecting.Hints;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Features.Sources.Connecting;

/// <summary>Ticking which lists of a system are connected.</summary>
public sealed class PickListsTests : Stage
{
    static readonly PathHint[] Few = [new("contacts", "Contacts"), new("deals", "Deals"), new("tickets", "Tickets"), new("notes", "Notes")];

    IReadOnlyList<PathHint> _picked = [];

    [Fact]
    public async Task What_is_ticked_is_connected_in_the_order_of_the_list()
    {
        var lists = Show(Few);
        Assert.Empty(lists.FindAll("input[type=search]"));
        Assert.True(Button(lists, "Connect what is ticked").HasAttribute("disabled"));

        await Tick(lists, "Tickets");
        Assert.Equal("Connect 1 list", lists.Find(".button-primary").TextContent.Trim());
        await Tick(lists, "Contacts");
        await Tick(lists, "Notes");
        await Tick(lists, "Notes", isOn: false);
        await Button(lists, "Connect 2 lists").ClickAsync(new());

        Assert.Equal(["contacts", "tickets"], _picked.Select(hint => hint.Path));
    }

    [Fact]
    public async Task All_are_ticked_but_for_what_is_begun_or_connected_already()
    {
        var lists = Show(Few, begun: "deals", read: "notes");
        Assert.True(Box(lists, "Deals").HasAttribute("disabled"));
        Assert.False(Box(lists, "Notes").HasAttribute("disabled"));
        Assert.Equal(["Begun", "Connected"], lists.FindAll(".badge").Select(badge => badge.TextContent.Trim()));

        await Button(lists, "Tick all").ClickAsync(new());
        Assert.Equal("Connect 2 lists", lists.Find(".button-primary").TextContent.Trim());
        await Button(lists, "Tick none").ClickAsync(new());
        await Tick(lists, "Notes");
        await Button(lists, "Connect 1 list").ClickAsync(new());

        Assert.Equal(["notes"], _picked.Select(hint => hint.Path));
    }

    [Fact]
    public async Task Many_are_searched_by_name_and_by_path_and_what_is_ticked_stays_so()
    {
        var lists = Show([.. Few, .. Enumerable.Range(1, 30).Select(number => new PathHint($"crm/v2/custom_{number}", $"Custom {number}"))]);
        await Tick(lists, "Deals");

        await lists.Find("input[type=search]").InputAsync(new() { Value = "CUSTOM_1" });
        Assert.Equal(11, lists.FindAll(".tick").Count);
        await Button(lists, "Tick all that are shown").ClickAsync(new());
        await lists.Find("input[type=search]").InputAsync(new() { Value = "none such" });
        Assert.Contains("No list fits", lists.Markup, StringComparison.Ordinal);
        await Button(lists, "Connect 12 lists").ClickAsync(new());

        Assert.Equal((12, "deals", "crm/v2/custom_1"), (_picked.Count, _picked[0].Path, _picked[1].Path));
    }

    IRenderedComponent<PickLists> Show(IReadOnlyList<PathHint> hints, string? begun = null, string? read = null)
    {
        JSInterop.SetupModule(_ => true).Mode = JSRuntimeMode.Loose;
        return Render<PickLists>(set => set
            .Add(it => it.Hints, hints)
            .Add(it => it.Begun, Set(begun))
            .Add(it => it.Read, Set(read))
            .Add(it => it.OnPicked, picked => _picked = picked));

        static HashSet<string> Set(string? path) => path is null ? [] : [path];
    }

    static IElement Box(IRenderedComponent<PickLists> lists, string name) => lists.FindAll(".tick").Single(line => line.TextContent.Contains(name, StringComparison.Ordinal)).QuerySelector("input")!;

    static Task Tick(IRenderedComponent<PickLists> lists, string name, bool isOn = true) => Box(lists, name).ChangeAsync(new() { Value = isOn });

    static IElement Button(IRenderedComponent<PickLists> lists, string words) => lists.FindAll("button").Single(button => button.TextContent.Trim() == words);
}
