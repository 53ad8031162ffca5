using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web;
using Portal.Web.Ui.Dialogs;

namespace Portal.Tests.Web.Ui.Dialogs;

/// <summary>Whoever leaves a page on which something is not saved is asked once, and nobody else is.</summary>
public sealed class UnsavedChangesTests : Stage
{
    readonly EditContext _form = new(new object());
    bool _isChanged;

    BunitNavigationManager Navigation => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();

    string Place => new Uri(Navigation.Uri).AbsolutePath;

    [Fact]
    public void Without_changes_nobody_is_asked_and_nothing_holds_the_tab()
    {
        var page = Open();

        Navigation.NavigateTo(Urls.Workflows);

        Assert.Equal(Urls.Workflows, Place);
        Assert.Empty(page.FindAll("h2"));
        Assert.False(HoldsTab());
    }

    [Fact]
    public async Task Whoever_stays_is_where_they_were_and_is_asked_again()
    {
        var page = Open();
        await Type(page);

        Navigation.NavigateTo(Urls.Workflows);
        page.WaitForAssertion(() => Assert.Equal("Leave without saving?", page.Find("h2").TextContent));
        Assert.Contains("Your changes to this workflow are not saved", page.Find(".dialog-body").TextContent, StringComparison.Ordinal);
        Assert.Equal("Stay", page.Find("[autofocus]").TextContent);
        await page.Find("[autofocus]").ClickAsync(new());
        Assert.Empty(page.FindAll("h2"));
        Assert.NotEqual(Urls.Workflows, Place);

        Navigation.NavigateTo(Urls.Agents);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("h2")));
        Assert.NotEqual(Urls.Agents, Place);
    }

    [Fact]
    public async Task Whoever_leaves_comes_to_where_they_wanted_and_is_asked_again_where_there_is_more_to_lose()
    {
        var page = Open();
        await Type(page);

        Navigation.NavigateTo(Urls.Workflows);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("h2")));
        await page.Find(".button-danger").ClickAsync(new());
        Assert.Equal(Urls.Workflows, Place);
        Assert.Empty(page.FindAll("h2"));

        Navigation.NavigateTo(Urls.Agents);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("h2")));
        Assert.Equal(Urls.Workflows, Place);
    }

    [Fact]
    public async Task What_is_saved_or_taken_back_holds_nobody()
    {
        var page = Open();
        await Type(page);
        Assert.True(HoldsTab());

        _isChanged = false;
        page.Render();
        Navigation.NavigateTo(Urls.Workflows);

        Assert.Equal(Urls.Workflows, Place);
        Assert.False(HoldsTab());
    }

    IRenderedComponent<UnsavedChanges> Open()
    {
        JSInterop.SetupModule(_ => true).Mode = JSRuntimeMode.Loose;
        return Render<UnsavedChanges>(set => set.AddCascadingValue(_form).Add(it => it.To, "this workflow").Add(it => it.Any, () => _isChanged));
    }

    /// <summary>As a field of the form does, which renders nothing but itself.</summary>
    Task Type(IRenderedComponent<UnsavedChanges> page) => page.InvokeAsync(() =>
    {
        _isChanged = true;
        _form.NotifyFieldChanged(_form.Field("Label"));
    });

    /// <summary>Whether the browser asks when the tab is closed.</summary>
    bool HoldsTab() => JSInterop.Invocations.LastOrDefault(call => call.Identifier.Contains("NavigationPrompt", StringComparison.Ordinal)).Identifier?.Contains("enable", StringComparison.Ordinal) == true;
}
