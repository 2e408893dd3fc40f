package com.wecombridge.oidc;

import static java.util.stream.Collectors.joining;

import com.wecombridge.oidc.Identity.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page where a visitor chooses which fictional person to be; no password has to be typed. */
@RestController
class SignInPage {

    static final String PATH = "/login";

    private final String page;

    SignInPage() throws IOException {
        page = new ClassPathResource("sign-in.html").getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String show(
            CsrfToken csrf,
            @RequestParam(required = false, name = "error") @Nullable String error) {
        return page.replace("{{refused}}", error == null ? "hidden" : "")
                .replace(
                        "{{people}}",
                        Identity.PEOPLE.stream()
                                .map(person -> choice(person, csrf))
                                .collect(joining()));
    }

    private static String choice(Person person, CsrfToken csrf) {
        return """
        <form method="post" action="/login">
          <input type="hidden" name="%s" value="%s">
          <input type="hidden" name="username" value="%s">
          <input type="hidden" name="password" value="%s">
          <button type="submit"><b>%s</b> <span>%s</span><small>%s · %s</small></button>
        </form>
        """
                .formatted(
                        csrf.getParameterName(),
                        csrf.getToken(),
                        person.id(),
                        person.secret(),
                        person.name(),
                        person.id(),
                        person.tenant().orElse("—"),
                        title(person.role()));
    }

    private static String title(Role role) {
        return switch (role) {
            case ADMINISTRATOR -> "管理员 administrator";
            case AUDITOR -> "审计员 auditor";
            case SALESPERSON -> "销售 salesperson";
            case OPERATOR -> "运维 operator";
        };
    }
}
