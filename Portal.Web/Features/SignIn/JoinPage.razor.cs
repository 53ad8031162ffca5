using Microsoft.AspNetCore.Components;
using Portal.Engine;
using Portal.Engine.People;
using Portal.Engine.Secrets;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.SignIn;

/// <summary>Where an invitation or a reset link leads. Looking at it uses nothing up: only the new password does.</summary>
public sealed partial class JoinPage(Invitations invitations, NavigationManager navigation)
{
    Person? _person;
    Refusal? _refusal;

    [SupplyParameterFromForm(FormName = "look")]
    JoinForm? Look { get; set; }

    [SupplyParameterFromForm(FormName = "join")]
    JoinForm? Form { get; set; }

    [SupplyParameterFromQuery]
    string? TooLate { get; set; }

    [CascadingParameter]
    HttpContext Http { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Look ??= new();
        Form ??= new();
        if (Form.Token is { } token) _person = await invitations.Look(token, Http.RequestAborted);
    }

    async Task LookUp()
    {
        // Whoever pastes it pastes all of it; what counts is what stands behind the #.
        Form!.Token = Look!.Token?.Split('#')[^1].Trim() ?? "";
        _person = await invitations.Look(Form.Token, Http.RequestAborted);
        if (_person is null) navigation.NavigateTo(Urls.JoinTooLate);
    }

    async Task Submit()
    {
        var address = Http.Connection.RemoteIpAddress?.ToString();
        var outcome = await invitations.Join(Form!.Token ?? "", new Secret(Form.Password ?? ""), address, Http.RequestAborted);
        if (outcome.Succeeded(out var person, out _refusal))
        {
            await Http.LetIn(person);
            navigation.NavigateTo(Urls.Home);
            return;
        }

        Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        if (_refusal is LinkNotGood) navigation.NavigateTo(Urls.JoinTooLate);
    }

    public sealed class JoinForm
    {
        public string? Token { get; set; }

        public string? Password { get; set; }
    }
}
