namespace Portal.Web.Platform.Network;

/// <summary>Whether somebody may sign in over the connection they came by.</summary>
sealed class PlainHttp(Uri? publicUrl, bool allowed)
{
    /// <summary>The address with encryption, where there is one: the session's cookie is then made for it alone.</summary>
    public Uri? Encrypted { get; } = publicUrl?.Scheme == Uri.UriSchemeHttps ? publicUrl : null;

    public bool MayServe(PathString path, bool isEncrypted, bool isOnThisMachine)
    {
        if (isEncrypted || !TakesSecrets(path)) return true;
        return Encrypted is null && (isOnThisMachine || allowed);
    }

    /// <summary>Whether a program may show its key over the connection it came by; it keeps no cookie that would be bound to HTTPS.</summary>
    public bool MayCarryKeys(bool isEncrypted, bool isOnThisMachine) => isEncrypted || isOnThisMachine || allowed;

    /// <summary>The pages on which somebody who is not signed in types a password.</summary>
    static bool TakesSecrets(PathString path) =>
        path.StartsWithSegments(Urls.SignIn) || path.StartsWithSegments(Urls.Setup) || path.StartsWithSegments(Urls.Join);
}
