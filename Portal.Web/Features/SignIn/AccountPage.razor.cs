using Microsoft.AspNetCore.Components;
using Portal.Engine;
using Portal.Engine.People;
using Portal.Engine.Secrets;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.SignIn;

/// <summary>One's own name, role and password. A plain form: a new password needs a new cookie.</summary>
public sealed partial class AccountPage(LocalSignIn signIn)
{
    Refusal? _refusal;
    bool _done;

    [SupplyParameterFromForm(FormName = "password")]
    PasswordForm? Form { get; set; }

    [CascadingParameter]
    HttpContext Http { get; set; } = default!;

    protected override void OnInitialized() => Form ??= new();

    async Task Submit()
    {
        var actor = Http.User.AsActor(Http.Connection.RemoteIpAddress?.ToString());
        var outcome = await signIn.ChangePassword(actor, new Secret(Form!.Current ?? ""), new Secret(Form.Next ?? ""), Http.RequestAborted);
        if (outcome.Succeeded(out var person, out _refusal))
        {
            await Http.LetIn(person);
            (_done, Form) = (true, new());
        }
        else
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    public sealed class PasswordForm
    {
        public string? Current { get; set; }

        public string? Next { get; set; }
    }
}
