using Portal.Engine.People;

namespace Portal.Web.Features.People;

public sealed class InviteForm
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public Role Role { get; set; } = Role.Staff;
}
