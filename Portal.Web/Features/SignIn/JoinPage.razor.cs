using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Portal.Engine;
using Portal.Engine.People;
using Portal.Engine.Secrets;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.SignIn;

/// <summary>Where an invitation or a reset link leads. Looking at it uses nothing up: mail programs look at links too.</summary>
public sealed partial class JoinPage(Invitations invitations, NavigationManager navigation)
{
    Person? _person;
    Refusal? _refusal;

    [Parameter]
    public string Token { get; set; } = "";

    [SupplyParameterFromForm(FormName = "join")]
    JoinForm? Form { get; set; }

    [CascadingParameter]
    HttpContext Http { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _person = await invitations.Look(Token, Http.RequestAborted);
        if (_person is null) Http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    async Task Submit()
    {
        if (_person is null) return;
        var address = Http.Connection.RemoteIpAddress?.ToString();
        var outcome = await invitations.Join(Token, new Secret(Form!.Password ?? ""), address, Http.RequestAborted);
        if (outcome.Succeeded(out var person, out _refusal))
        {
            await Http.SignInAsync(PortalClaims.Scheme, PortalClaims.Of(person), new AuthenticationProperties { IsPersistent = true });
            navigation.NavigateTo(Urls.Home);
            return;
        }

        Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        if (_refusal is LinkNotGood) _person = null;
    }

    public sealed class JoinForm
    {
        public string? Password { get; set; }
    }
}
