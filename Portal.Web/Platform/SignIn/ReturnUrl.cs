namespace Portal.Web.Platform.SignIn;

/// <summary>Where to go after signing in. Only places inside the portal: a link must not lead somebody out of it.</summary>
public static class ReturnUrl
{
    public static string Local(string? url)
    {
        if (string.IsNullOrEmpty(url) || url[0] != '/') return Urls.Home;
        // "//host" and "/\host" leave the site in a browser; control characters are dropped by some before they look.
        if (url.Length > 1 && url[1] is '/' or '\\') return Urls.Home;
        return url.Any(char.IsControl) ? Urls.Home : url;
    }
}
