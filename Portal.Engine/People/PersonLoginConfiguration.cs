using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.People;

sealed class PersonLoginConfiguration : IEntityTypeConfiguration<PersonLogin>
{
    public void Configure(EntityTypeBuilder<PersonLogin> login)
    {
        login.ToTable("PersonLogins");
        login.HasKey(l => new { l.Scheme, l.Subject });
        login.Property(l => l.Scheme).HasMaxLength(60);
        login.Property(l => l.Subject).HasMaxLength(255);
        login.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
