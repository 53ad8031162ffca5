using System.ComponentModel;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Portal.Engine.Forms;

/// <summary>Names of the code as they are written and read.</summary>
static class SettingWords
{
    /// <summary>PageSize → pageSize.</summary>
    public static string Written(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>The values of an enum; [Description] gives one a label of its own.</summary>
    public static IReadOnlyList<SettingChoice> Choices(Type type) =>
    [
        .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .OrderBy(field => field.MetadataToken)
            .Select(field => new SettingChoice(Written(field.Name), field.GetCustomAttribute<DescriptionAttribute>()?.Description ?? Spoken(field.Name))),
    ];

    /// <summary>PageNumber → Page number.</summary>
    static string Spoken(string name)
    {
        var spoken = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (startsWord) spoken.Append(' ');
            spoken.Append(i > 0 ? char.ToLowerInvariant(name[i]) : name[i]);
        }

        return spoken.ToString();
    }
}
