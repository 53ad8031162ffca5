using Microsoft.Playwright;

namespace Portal.Tests.Bench.Pages;

/// <summary>Something that a person does on a page.</summary>
/// <param name="Name">What.</param>
/// <param name="Content">Where what it changes is seen.</param>
/// <param name="Do">The keys or the click.</param>
sealed record Interaction(string Name, string Content, Func<IPage, Task> Do)
{
    /// <summary>Nothing is there afterwards.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>What is pressed: in sight and under the mouse before that is counted, as with a person.</summary>
    public string? Pressed { get; init; }

    public static Interaction Search(string text, string content = PageCase.Rows) => new("search", content, async page =>
    {
        await page.Locator("main input[type=search]").First.FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
    });

    public static Interaction Filter(string label, string value, string content = PageCase.Rows) =>
        new("filter", content, page => page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(value));

    public static Interaction Link(string name, string link, string content = PageCase.Rows) =>
        new(name, content, page => page.Locator(link).First.ClickAsync()) { Pressed = link };

    public static Interaction Dialog(string name, string button) => Link(name, button, "dialog[open]");

    public static Interaction Next { get; } = Link("next page", ".pager [rel=next]");
}
