namespace Portal.Web.Commands;

/// <summary>One call of a command.</summary>
/// <param name="Words">What stands after the name, without the settings.</param>
/// <param name="Configuration">The same settings that serving would have, --Portal:… on the command line included.</param>
/// <param name="Out">For what was asked for.</param>
/// <param name="Errors">For what went wrong, in words for a person.</param>
public sealed record CommandCall(IReadOnlyList<string> Words, IConfiguration Configuration, TextWriter Out, TextWriter Errors)
{
    readonly Lazy<PortalOptions> _options = new(() => PortalOptions.Read(Configuration));

    /// <summary>The portal's own settings; throws when they are wrong.</summary>
    public PortalOptions Options => _options.Value;
}
