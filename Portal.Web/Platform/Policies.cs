namespace Portal.Web.Platform;

/// <summary>Who may come in. Every page and endpoint names one of these or says that anybody may; the default is closed.</summary>
public static class Policies
{
    /// <summary>Whoever is signed in.</summary>
    public const string Staff = nameof(Staff);

    /// <summary>Managers and admins.</summary>
    public const string Manager = nameof(Manager);

    /// <summary>Admins alone.</summary>
    public const string Admin = nameof(Admin);

    /// <summary>This machine, a collector with the token, or an admin.</summary>
    public const string Metrics = nameof(Metrics);

    /// <summary>Programs with a key of an agent, and nobody else.</summary>
    public const string Agent = nameof(Agent);
}
