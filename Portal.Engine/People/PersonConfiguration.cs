using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.People;

sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.Email).HasMaxLength(Emails.MaxLength);
        person.Property(p => p.Name).HasMaxLength(PersonName.MaxLength);
        // Folding can make of one letter several.
        person.Property(p => p.Search).HasMaxLength(4 * PersonName.MaxLength);
        person.HasIndex(p => p.Search);
        person.Property(p => p.PasswordHash).HasMaxLength(200);
        person.Property(p => p.Stamp).HasMaxLength(32);
        person.HasIndex(p => p.Email).IsUnique();
    }
}
