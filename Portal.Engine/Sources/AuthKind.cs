using System.ComponentModel;

namespace Portal.Engine.Sources;

/// <summary>How a source is shown that the portal may read it.</summary>
public enum AuthKind
{
    [Description("Nothing: it is open")]
    None,

    [Description("A bearer token")]
    Bearer,

    [Description("A key in a header of its own")]
    Header,

    [Description("A user and a password (basic)")]
    Basic,

    [Description("A key in a parameter of the address")]
    Parameter,
}
