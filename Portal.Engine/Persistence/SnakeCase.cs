using System.Text;

namespace Portal.Engine.Persistence;

static class SnakeCase
{
    /// <summary>AuditEntries → audit_entries; IX_Person_Email → ix_person_email.</summary>
    public static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (startsWord) snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
