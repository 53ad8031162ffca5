using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Portal.Engine;
using Portal.Engine.People;
using Portal.Engine.Secrets;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.SignIn;

/// <summary>Email and password, and whatever identity providers there are. A plain form: it sets a cookie.</summary>
public sealed partial class SignInPage(LocalSignIn signIn, FirstAdmin firstAdmin, IdentityProviders providers, NavigationManager navigation)
{
    IReadOnlyList<AuthenticationScheme> _providers = [];
    Refusal? _refusal;

    [SupplyParameterFromForm(FormName = "sign-in")]
    SignInForm? Form { get; set; }

    [SupplyParameterFromQuery]
    string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    string? Problem { get; set; }

    [CascadingParameter]
    HttpContext Http { get; set; } = default!;

    string? Explained => Enum.TryParse<SignInProblem>(Problem, out var problem) ? problem switch
    {
        SignInProblem.NotInvited => "Your provider knows you, but this portal does not. Ask an admin to invite you.",
        _ => "Your provider did not finish signing you in. Try again; if it goes on, tell an admin.",
    } : null;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        if (Http.User.Identity is { IsAuthenticated: true }) navigation.NavigateTo(Platform.SignIn.ReturnUrl.Local(ReturnUrl));
        else if (await firstAdmin.IsNeeded(Http.RequestAborted)) navigation.NavigateTo(Urls.Setup);
        else _providers = await providers.All();
    }

    async Task Submit()
    {
        var outcome = await signIn.Check(Form!.Email ?? "", new Secret(Form.Password ?? ""), Http.Connection.RemoteIpAddress?.ToString(), Http.RequestAborted);
        if (outcome.Succeeded(out var person, out _refusal))
        {
            await Http.LetIn(person);
            navigation.NavigateTo(Platform.SignIn.ReturnUrl.Local(ReturnUrl));
        }
        else
        {
            Http.Response.StatusCode = _refusal is TooManyTries ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest;
            if (_refusal is TooManyTries wait) Http.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.Wait.TotalSeconds):0}";
        }
    }

    public sealed class SignInForm
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
