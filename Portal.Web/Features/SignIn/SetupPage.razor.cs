using Microsoft.AspNetCore.Components;
using Portal.Engine;
using Portal.Engine.People;
using Portal.Engine.Secrets;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.SignIn;

/// <summary>The very first page: it makes the first admin and is gone once there is one.</summary>
public sealed partial class SetupPage(FirstAdmin firstAdmin, TryCounter tries, OwnAddress address, NavigationManager navigation)
{
    static readonly object Again = new();

    Refusal? _refusal;
    bool _printed;

    [SupplyParameterFromForm(FormName = "setup")]
    SetupForm? Form { get; set; }

    [CascadingParameter]
    HttpContext Http { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        if (!await firstAdmin.IsNeeded(Http.RequestAborted)) navigation.NavigateTo(Urls.SignIn);
    }

    async Task Submit()
    {
        var from = Http.Connection.RemoteIpAddress?.ToString();
        var outcome = await firstAdmin.Create(Form!.Code ?? "", Form.Name ?? "", Form.Email ?? "", new Secret(Form.Password ?? ""), from, Http.RequestAborted);
        if (outcome.Succeeded(out var person, out _refusal))
        {
            await Http.LetIn(person);
            navigation.NavigateTo(Urls.Home);
        }
        else
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>Anybody who reaches the page may ask, so not often, and beside the portal's own address: the console is not theirs to fill.</summary>
    async Task PrintAgain()
    {
        if (tries.Take("setup code", 3, FirstAdmin.CodeGoodFor) is { } wait)
        {
            _refusal = new TooManyCodes(wait);
            return;
        }

        await firstAdmin.PrintCode(address.Reached, Http.RequestAborted);
        _printed = true;
    }

    sealed record TooManyCodes(TimeSpan Wait) : Refusal
    {
        public override string Message => $"Several codes were printed just now. Use the newest, or wait {Math.Ceiling(Wait.TotalMinutes):0} minutes.";
    }

    public sealed class SetupForm
    {
        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
