namespace Portal.Web.Features.SignIn;

/// <summary>Why somebody is back at the sign-in. A word in the address, and not its text, so that no link can put words into our mouth.</summary>
public enum SignInProblem
{
    ProviderFailed,
    NotInvited,
}
