using Microsoft.AspNetCore.Authentication;

namespace Portal.Web.Platform.SignIn;

/// <summary>
/// The identity providers people can sign in by: every authentication scheme that has a name for people.
/// Adding one is adding a scheme; nothing here or on the sign-in page changes.
/// </summary>
public sealed class IdentityProviders(IAuthenticationSchemeProvider schemes)
{
    public async Task<IReadOnlyList<AuthenticationScheme>> All() =>
        [.. (await schemes.GetAllSchemesAsync()).Where(scheme => !string.IsNullOrEmpty(scheme.DisplayName))];

    public async Task<AuthenticationScheme?> Find(string name) =>
        (await All()).SingleOrDefault(scheme => scheme.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
