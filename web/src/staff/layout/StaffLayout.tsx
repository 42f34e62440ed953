import { AppShell, Button, Group, Menu, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { IconChevronDown, IconLogout, IconShieldLock } from "@tabler/icons-react";

import { api, unwrap } from "../../api/client";
import { Boundary } from "../../ui/Boundary";
import { Logo } from "../../ui/Logo";
import { MustEnrol } from "../security/MustEnrol";
import { useMe, useMustEnrol } from "../session";
import { ROLE_WORDS } from "../words";
import "./staff.css";

export default function StaffLayout() {
  const me = useMe();
  const mustEnrol = useMustEnrol();
  return (
    <AppShell header={{ height: 56 }} padding={0}>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <AppShell.Header className="op-header">
        <Group h="100%" px="md" gap="md" wrap="nowrap" justify="space-between">
          <Group gap="lg" wrap="nowrap" component="nav" aria-label="Main">
            <Link to="/exams" className="op-brand">
              <Logo />
              <Text span fw={700} visibleFrom="xs">
                OpenProctor
              </Text>
            </Link>
            <Link to="/exams" className="op-nav">
              Exams
            </Link>
            {me.role === "admin" && (
              <>
                <Link to="/staff" className="op-nav">
                  Staff
                </Link>
                <Link to="/audit" className="op-nav">
                  Audit log
                </Link>
              </>
            )}
          </Group>
          <Boundary>
            <UserMenu />
          </Boundary>
        </Group>
      </AppShell.Header>
      <AppShell.Main id="main" tabIndex={-1}>
        <Boundary>{mustEnrol ? <MustEnrol /> : <Outlet />}</Boundary>
      </AppShell.Main>
    </AppShell>
  );
}

function UserMenu() {
  const me = useMe();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/session")),
    onSuccess: async () => {
      await navigate({ to: "/sign-in" });
      queryClient.clear();
    },
  });
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="subtle" color="gray" className="op-user" rightSection={<IconChevronDown size={16} aria-hidden />}>
          <Text span truncate maw={160} size="sm" fw={600}>
            {me.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <span>{me.email}</span>
          <br />
          <span>{ROLE_WORDS[me.role]}</span>
        </Menu.Label>
        <Menu.Item leftSection={<IconShieldLock size={16} aria-hidden />} onClick={() => void navigate({ to: "/account" })}>
          Account security
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} disabled={signOut.isPending} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
