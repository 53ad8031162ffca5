using Portal.Engine.People;

namespace Portal.Web.Features.SignIn;

static class PasswordHelp
{
    public static readonly string Text = $"At least {PasswordRules.MinLength} characters. A few words in a row are easy to remember.";
}
