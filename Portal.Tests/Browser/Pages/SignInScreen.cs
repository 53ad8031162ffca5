using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser.Pages;

/// <summary>Sign-in, set-up and the page a link leads to: the ways into the portal.</summary>
sealed class SignInScreen(IPage page)
{
    public ILocator Problem => page.GetByRole(AriaRole.Alert);

    /// <summary>Signs in and waits until the page asked for is alive.</summary>
    public async Task SignIn(string email, string then = Urls.Home, string password = TestPeople.Password)
    {
        await page.GotoAsync(Urls.SignInThen(then));
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{Regex.Escape(then)}$"));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
    }

    public async Task SetUp(string code, string name, string email)
    {
        await page.GetByLabel("Code from the console").FillAsync(code);
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(TestPeople.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the first admin" }).ClickAsync();
    }

    public async Task Join(string link)
    {
        await page.GotoAsync(link);
        await ChoosePassword();
    }

    /// <summary>By somebody whose mail shows the link and does not open it.</summary>
    public async Task JoinByPasting(string link)
    {
        await page.GotoAsync(Urls.Join);
        await page.GetByLabel("Your link").FillAsync($" {link} ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await ChoosePassword();
    }

    async Task ChoosePassword()
    {
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(TestPeople.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and sign in" }).ClickAsync();
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
    }
}
