using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Kinds;

namespace Portal.Web.SampleCompany.Api;

/// <summary>A schema that changes under its readers.</summary>
static class Schema
{
    public static JsonObject Change(JsonObject fields, Kind kind, string? how)
    {
        switch (how)
        {
            case "add":
                fields["loyalty_tier"] = "gold";
                break;
            case "rename":
                var value = fields[kind.Unsteady];
                fields.Remove(kind.Unsteady);
                fields[$"{kind.Unsteady}_v2"] = value;
                break;
            case "retype":
                fields[kind.Unsteady] = fields[kind.Unsteady]?.ToJsonString();
                break;
        }

        return fields;
    }
}
