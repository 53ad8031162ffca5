using Portal.Engine.People;

namespace Portal.Web.Features.People;

/// <summary>How roles are spoken of.</summary>
static class RoleWords
{
    public static string Named(Role role) => role switch { Role.Admin => "an admin", Role.Manager => "a manager", _ => "one of the staff" };

    public static string Means(Role role) => role switch
    {
        Role.Admin => "Admins connect systems, change and remove them, and look after people.",
        Role.Manager => "Managers see the data and how fresh it is, and change nothing of what is connected.",
        _ => "Staff see neither the data nor what is connected.",
    };
}
