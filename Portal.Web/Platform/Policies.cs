using Microsoft.AspNetCore.Authorization;
using Portal.Engine.People;

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

    public static void Define(AuthorizationOptions options)
    {
        options.AddPolicy(Staff, policy => policy.RequireRole(nameof(Role.Staff), nameof(Role.Manager), nameof(Role.Admin)));
        options.AddPolicy(Manager, policy => policy.RequireRole(nameof(Role.Manager), nameof(Role.Admin)));
        options.AddPolicy(Admin, policy => policy.RequireRole(nameof(Role.Admin)));
    }
}
